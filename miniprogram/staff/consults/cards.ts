import type { Day } from '../../../shared/day'
import type { SessionView } from '../../../shared/session'
import type { VisitCard } from '../../../shared/visits/view'
import { isMissed, sayAgent, sayWhenNear } from '../../components/visit-card/words'

/** One visit that waits for a doctor. */
export interface ConsultLine {
  id: string
  who: string
  item: string
  when: string
  /** Its time has come, and nobody has looked yet. */
  missed: boolean
  more: string
}

/** `now` is the time of day, `HH:mm`. */
export const consultLine = (visit: VisitCard, today: Day, now: string): ConsultLine => {
  const { id, elder, name, day, time, askedBy } = visit
  return {
    id,
    who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
    item: name,
    when: sayWhenNear(day, time, today),
    missed: isMissed(visit, today, now),
    more: sayAgent(askedBy),
  }
}

/** The house whose visits this doctor looks at; a station's doctor works for its centre. */
export function houseOf({ roles }: SessionView): string {
  const held = roles.find(({ role }) => role === 'doctor') ?? roles[0]
  return held?.centreId ?? held?.orgId ?? ''
}
