import type { Day } from '../../../shared/day'
import type { AlarmView } from '../../../shared/visits/safety'
import { visitLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { sayInstant } from '../words'

export interface AlarmCard {
  id: string
  line: VisitLine
  title: string
  state: string
  tone: 'tag-red' | 'tag-warm' | 'tag-plain'
  told: string[]
  elderId: string
  note: string
  /** Nobody takes it yet: 我来处理. */
  takes: boolean
  /** Somebody does, and says how it ended: 处理好了. */
  closes: boolean
}

const causes: Record<AlarmView['cause'], string> = {
  pressed: '按了报警',
  overtime: '超过时间半小时还没有做完',
}

export function alarmCard(alarm: AlarmView, today: Day): AlarmCard {
  const { id, visit, cause, raisedBy, raisedAt, told, closedNote = '' } = alarm
  return {
    id,
    elderId: visit.elder.id,
    line: visitLine(visit, today),
    title: `${raisedBy} ${sayInstant(raisedAt, today)} ${causes[cause]}`,
    ...stateOf(alarm, today),
    told: told.map(({ name, at }) => `${sayInstant(at, today)} 告诉了 ${name}`),
    note: closedNote,
    takes: !alarm.acknowledgedAt && !alarm.closedAt,
    closes: alarm.acknowledgedAt !== undefined && !alarm.closedAt,
  }
}

function stateOf(alarm: AlarmView, today: Day): Pick<AlarmCard, 'state' | 'tone'> {
  const { closedAt, closedBy = '', acknowledgedAt, acknowledgedBy = '' } = alarm
  if (closedAt)
    return { state: `${closedBy} ${sayInstant(closedAt, today)} 关闭`, tone: 'tag-plain' }
  return acknowledgedAt
    ? { state: `${acknowledgedBy} ${sayInstant(acknowledgedAt, today)} 在处理`, tone: 'tag-warm' }
    : { state: '还没有人接警', tone: 'tag-red' }
}
