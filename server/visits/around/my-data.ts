import { visitStates } from '../../../shared/visits/kinds'
import type { VisitState } from '../../../shared/visits/kinds'
import { redFlagWords } from '../../../shared/visits/red-flags'
import type { MyDataRow } from '../../kit/my-data'
import type { Visit } from '../types'
import { complaintStore } from './stores/complaints'
import { redFlagCareStore } from './stores/red-flags'
import { watchStore } from './stores/visits'

/** A time that was only kept was never asked for. */
const asked: readonly VisitState[] = visitStates.filter(
  (state) => state !== 'held' && state !== 'expired',
)

const stateWords: Partial<Record<VisitState, string>> = {
  done: '已完成',
  confirmed: '已完成',
  refused: '未受理',
  cancelled: '已取消',
  'no-show': '未见到人',
  aborted: '中止',
}

/** Every visit somebody asked for, for the export of their own data. */
export const visitRows = async (elderId: string): Promise<MyDataRow[]> =>
  (await watchStore.ofElders([elderId], asked)).map((visit) => ({
    编号: visit.number,
    日期: visit.day,
    时间: visit.time,
    服务: visit.name,
    情况: stateWords[visit.state] ?? '进行中',
    预约人: visit.asked.byName,
    首诊: visit.consultation?.findings,
    医嘱: visit.order?.text,
    记录: visit.record?.findings,
    评价: ratingOf(visit),
    原因: visit.reason,
  }))

const ratingOf = ({ ratings }: Visit): string | undefined => {
  const own = ratings.find(({ side }) => side === 'resident')
  return own && `${own.stars} 星${own.words ? ` ${own.words}` : ''}`
}

/** What somebody complained of, or had complained of for them, and the answers. */
export const complaintRows = async (elderId: string): Promise<MyDataRow[]> =>
  (await complaintStore.ofElders([elderId])).map(({ made, text, dueOn, closed, closedNote }) => ({
    时间: made.at,
    投诉人: made.byName,
    内容: text,
    答复期限: dueOn,
    答复: closedNote,
    答复时间: closed?.at,
  }))

/** Signs of an emergency somebody told, or had told for them, when they wanted to book, and what was done. */
export const redFlagRows = async (elderId: string): Promise<MyDataRow[]> =>
  (await redFlagCareStore.ofElders([elderId])).map(({ act, flags, closed, closedNote }) => ({
    时间: act.at,
    回答人: act.byName,
    急症情况: flags.map(redFlagWords).join('；'),
    处理: closedNote,
    处理时间: closed?.at,
  }))
