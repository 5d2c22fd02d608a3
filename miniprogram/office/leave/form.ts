import type { Day } from '../../../shared/day'
import { blockKindNames, blockKinds, dayHours } from '../../../shared/schedule'
import type {
  BlockKind,
  BlockRequest,
  BlockView,
  ScheduledStaff,
  Time,
} from '../../../shared/schedule'
import { sayTime } from '../../../shared/speak'
import { dayWords } from '../visit-words'

export const kindChoices = blockKinds.map((kind) => ({ kind, name: blockKindNames[kind] }))

/** People to choose from by their names; who shares one is told by the title. */
export const staffChoices = (found: readonly Pick<ScheduledStaff, 'id' | 'name' | 'title'>[]) =>
  found.map(({ id, name, title }) => {
    const alone = found.filter((each) => each.name === name).length === 1
    return { id, name, title, says: alone ? name : `${name} ${title}` }
  })

export interface Typed {
  staffId: string
  kind: BlockKind
  fromDay: Day
  fromTime: Time
  toDay: Day
  toTime: Time
  why: string
}

/** A whole day, unless told otherwise. */
export const emptyForm = (today: Day): Typed => ({
  ...{ staffId: '', kind: 'leave', why: '' },
  ...{ fromDay: today, fromTime: dayHours.from, toDay: today, toTime: dayHours.to },
})

/** The last day never lies before the first. */
export const withFrom = (typed: Typed, fromDay: Day): Typed => ({
  ...typed,
  fromDay,
  toDay: typed.toDay < fromDay ? fromDay : typed.toDay,
})

export function leaveProblem({ staffId, fromDay, fromTime, toDay, toTime }: Typed): string {
  if (!staffId) return '请选是谁'
  return `${fromDay}${fromTime}` < `${toDay}${toTime}` ? '' : '结束要晚于开始'
}

export const blockRequest = ({ staffId, kind, why, ...typed }: Typed): BlockRequest => ({
  ...{ staffId, kind },
  from: { day: typed.fromDay, time: typed.fromTime },
  to: { day: typed.toDay, time: typed.toTime },
  ...(why.trim() ? { why: why.trim() } : {}),
})

export interface BlockCard {
  id: string
  name: string
  kind: string
  when: string
  says: string
  /** How many booked visits still stand in it. */
  affected: number
  open: boolean
}

export function blockCard(block: BlockView, today: Day): BlockCard {
  const { id, staffName, kind, from, to, why, byName, affected, ended } = block
  return {
    ...{ id, name: staffName, kind: blockKindNames[kind], affected: affected.length },
    when: whenWords(from, to, today),
    says: [why, `${byName} 登记`, ended ? '提前结束了' : ''].filter(Boolean).join(' · '),
    open: !ended,
  }
}

type Moment = BlockRequest['from']

/** `明天 3月5日 一天`, `3月9日 星期一 到 3月11日 星期三`, `今天 3月4日 下午 2:00 到 下午 4:00` */
function whenWords(from: Moment, to: Moment, today: Day): string {
  const whole = from.time === dayHours.from && to.time === dayHours.to
  if (from.day === to.day) {
    const times = whole ? '一天' : `${sayTime(from.time)} 到 ${sayTime(to.time)}`
    return `${dayWords(from.day, today)} ${times}`
  }
  const at = ({ day, time }: Moment) => `${dayWords(day, today)}${whole ? '' : ` ${sayTime(time)}`}`
  return `${at(from)} 到 ${at(to)}`
}
