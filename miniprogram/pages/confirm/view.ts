import type { Day } from '../../../shared/day'
import { sayNear } from '../../../shared/speak'
import type { VisitView } from '../../../shared/visits/view'
import { sayAgent, sayPrice, sayStaff, sayTime, sayWhen } from '../../components/visit-card/words'

export interface ConfirmPage {
  id: string
  version: number
  number: string
  lines: { name: string; value: string }[]
  /** 由 女儿 陈敏 代办, or ''. */
  agent: string
  /** Until when the time is kept, as an ISO instant; '' when it is not. */
  until: string
  /** A time that came free for somebody who waited: leaving the page does not give it back. */
  offered: boolean
  /** What happens next, once it is booked. */
  next: string
  /** Nursing may come again and again. */
  repeats: boolean
}

export function confirmPage(visit: VisitView, today: Day): ConfirmPage {
  const { id, version, number, elder, name, day, time, to, staff, bill, kind, address = '' } = visit
  const near = sayNear(day, today) ?? ''
  const said: [string, string][] = [
    ['为谁', elder.age ? `${elder.name} ${elder.age} 岁` : elder.name],
    ['做什么', name],
    ['什么时候', `${near} ${sayWhen(day, time)} 到 ${sayTime(to)}`.trim()],
    ['谁来', sayStaff(staff) || '中心派人，派好了告诉您'],
    ['到哪里', address],
    ['多少钱', sayPrice(bill.total, bill.payer)],
  ]
  return {
    ...{ id, version, number },
    lines: said.flatMap(([about, value]) => (value ? [{ name: about, value }] : [])),
    agent: sayAgent(visit.askedBy),
    until: visit.state === 'held' ? (visit.offerUntil ?? visit.heldUntil ?? '') : '',
    offered: visit.offerUntil !== undefined,
    next: nextWords(visit),
    repeats: kind === 'home-nursing',
  }
}

function nextWords({ kind, state, needs, staff }: VisitView): string {
  if (kind === 'clinic') return '到时候带上身份证和医保卡，直接到中心来。'
  if (state === 'requested' && needs.firstConsultation)
    return '医生先看一看合不合适（首诊），合适就派护士。每一步都会告诉您。'
  const [first] = staff
  if (first) return `${first.name}接单以后告诉您。每一步手机上都能看到。`
  return '中心派好人就告诉您谁来。每一步手机上都能看到。'
}
