import type { Page } from '../../../shared/people'
import type { NextVisit, ProgressView } from '../../../shared/visits/view'
import type { VisitState } from '../../../shared/visits/kinds'
import type { Actor } from '../../kit/actor'
import { pageOfRows, readCursor } from '../../kit/page'
import type { PageRequest } from '../../kit/page'
import { refuse } from '../../kit/refusal'
import { findVisit } from '../finding'
import { pageOfVisits } from '../store-page'
import type { Visit } from '../types'
import type { BookingNeeds } from './needs'

export interface ListQuestion extends PageRequest {
  elderId: string
  when: 'coming' | 'past'
}

/** Reading visits: of an elder, one of them, and how far it is. */
export function createListing({ people, clock }: Pick<BookingNeeds, 'people' | 'clock'>) {
  /** What is to come, soonest first; or what was, latest first. Held times are nobody's visit yet. */
  async function list(actor: Actor, question: ListQuestion): Promise<Page<Visit>> {
    const { elderId, when, limit, after } = question
    const elder = await people.personInScope(actor, elderId, 'book')
    if (!elder) return refuse('person.not-found')
    const elderIds = await people.idsOf(elder.id)
    const [day = '', time = '', id = ''] = after ? readCursor(after, 3) : []
    const rows = await pageOfVisits({
      ...{ elderIds, when, today: clock.today(), limit: limit + 1 },
      ...(after ? { after: { day, time, id } } : {}),
    })
    return pageOfRows(rows, limit, (row) => [row.day, row.time, row.id])
  }

  /** Who comes next, for the home of somebody whose right to look was made sure of before. */
  async function next(elderIds: readonly string[]): Promise<NextVisit | undefined> {
    const today = clock.today()
    const [visit] = await pageOfVisits({ elderIds, when: 'coming', today, limit: 1 })
    if (!visit) return undefined
    const { id, kind, name, state, day, time, staffIds } = visit
    const members = staffIds.length > 0 ? await people.staffOf(staffIds, today) : []
    const staff = members.map((one) => ({ name: one.name, title: one.title }))
    return { id, kind, name, state, day, time, staff }
  }

  const open = (actor: Actor, id: string): Promise<Visit> => findVisit(people, actor, id)

  /** Asked every ten seconds while somebody looks: small, and one question to the database. */
  async function progress(actor: Actor, id: string): Promise<ProgressView> {
    const { state, version, trail, asked } = await findVisit(people, actor, id)
    return { state, version, at: trail.at(-1)?.act.at ?? asked.at, says: progressWords[state] }
  }

  return { list, next, open, progress }
}

const progressWords: Record<VisitState, string> = {
  held: '时间给您留着，请确认',
  requested: '已提交，等候安排',
  consulted: '评估已通过，正在安排护士',
  offered: '已安排，等候医护确认',
  accepted: '已确认，会按时来',
  'set-off': '医护已出发',
  arrived: '医护已到',
  started: '正在服务',
  done: '服务已完成，请确认',
  confirmed: '服务已完成',
  expired: '时间没有确认，已经放开',
  refused: '没有受理',
  cancelled: '已取消',
  'no-show': '到了没有见到人',
  aborted: '中途停止了',
}
