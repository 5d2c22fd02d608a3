import type { Day } from '../../../shared/day'
import type { VisitTrailStep, VisitView } from '../../../shared/visits/view'
import { sayInstant } from '../words'

const eventNames: Record<VisitTrailStep['event'], string> = {
  confirm: '确认了时间',
  consult: '首诊',
  offer: '派单',
  accept: '接单',
  decline: '来不了',
  refuse: '没有受理',
  'set-off': '出发',
  arrive: '到达',
  start: '开始',
  finish: '做完',
  'confirm-done': '确认做完',
  move: '改时间',
  reassign: '换人',
  cancel: '取消',
  'no-show': '没有人',
  abort: '中止',
  expire: '时间没有留住',
  consent: '签同意书',
  order: '录医嘱',
  proof: '补到场凭证',
  review: '审核',
  alarm: '报警',
  rate: '评价',
}

export interface TrailLine {
  id: string
  what: string
  who: string
}

/** What happened, the last first. */
export const trailLines = ({ trail }: Pick<VisitView, 'trail'>, today: Day): TrailLine[] =>
  trail
    .map(({ event, act, relation, note }, at) => ({
      id: String(at),
      what: note ? `${eventNames[event]}：${note}` : eventNames[event],
      who: `${[relation, act.byName].filter(Boolean).join(' ')} · ${sayInstant(act.at, today)}`,
    }))
    .reverse()
