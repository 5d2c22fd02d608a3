import type { Day } from '../../../shared/day'
import { sayNear } from '../../../shared/speak'
import type { VisitCard } from '../../../shared/visits/view'
import { kindIcons, sayAgent, sayStaff, sayState, sayWhen, toneOf, type Tone } from './words'

/** One visit of a list, in words. */
export interface VisitCardView {
  id: string
  icon: string
  title: string
  /** 已接单, 等医生首诊 … */
  state: string
  tone: Tone
  /** 今天, 明天 … or ''. */
  near: string
  when: string
  who: string
  /** 由 女儿 陈敏 代办, or ''. */
  agent: string
}

export function visitCard(visit: VisitCard, today: Day): VisitCardView {
  const { id, kind, name, state, day, time, staff, askedBy } = visit
  return {
    id,
    icon: kindIcons[kind],
    title: name,
    state: sayState(kind, state),
    tone: toneOf(state),
    near: sayNear(day, today) ?? '',
    when: sayWhen(day, time),
    who: sayStaff(staff) || (toneOf(state) === 'plain' ? '' : '谁来还没定，定了告诉您'),
    agent: sayAgent(askedBy),
  }
}
