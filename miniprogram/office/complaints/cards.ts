import { daysBetween } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { ComplaintView } from '../../../shared/visits/safety'
import { dayWords, visitLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { sayInstant } from '../words'

export interface ComplaintCard {
  id: string
  line: VisitLine
  text: string
  by: string
  due: string
  tone: 'tag-red' | 'tag-warm' | 'tag-plain'
  answer: string
  open: boolean
  /** It is about me: somebody else answers. */
  mine: boolean
}

const SOON_DAYS = 1

export function complaintCard(
  complaint: ComplaintView,
  { today, me }: { today: Day; me: string },
): ComplaintCard {
  const { id, visit, text, byName, at, closed } = complaint
  return {
    ...{ id, text, line: visitLine(visit, today), open: closed === undefined },
    by: `${byName} ${sayInstant(at, today)}`,
    ...dueOf(complaint, today),
    answer: closed ? `${closed.byName} ${sayInstant(closed.at, today)} 答复：${closed.note}` : '',
    mine: visit.staff.some((member) => member.id === me),
  }
}

/** Working days are the server's; here only how far the last day is. */
function dueOf({ dueOn, closed }: ComplaintView, today: Day): Pick<ComplaintCard, 'due' | 'tone'> {
  if (closed) return { due: '答复过了', tone: 'tag-plain' }
  const days = daysBetween(today, dueOn)
  if (days < 0) return { due: `${dayWords(dueOn, today)}到期，过了 ${-days} 天`, tone: 'tag-red' }
  const due = `${dayWords(dueOn, today)}以前答复`
  return { due, tone: days <= SOON_DAYS ? 'tag-red' : 'tag-warm' }
}
