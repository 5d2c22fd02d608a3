import type { Day } from '../../../shared/day'
import { sayNear } from '../../../shared/speak'
import { payerNames } from '../../../shared/visits/kinds'
import type { VisitView } from '../../../shared/visits/view'
import {
  sayAgent,
  sayMoney,
  sayStaff,
  sayTime,
  sayWhen,
  timeOf,
} from '../../components/visit-card/words'

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
    ['多少钱', `${sayMoney(bill.total)}，${payerNames[bill.payer]}`],
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

function nextWords({ kind, state, needs }: VisitView): string {
  if (kind === 'clinic') return '到时候带上身份证和医保卡，直接到中心来。'
  if (state === 'requested' && needs.firstConsultation)
    return '医生先看一看合不合适（首诊），合适就派护士。每一步都会告诉您。'
  return '中心派好人就告诉您谁来。每一步手机上都能看到。'
}

/** How long the time is still kept: `还给您留 4 分钟，到 上午 10:05`; '' when it is over. */
export function keptWords(until: string, now: Date): string {
  const left = until ? Date.parse(until) - now.getTime() : 0
  if (left <= 0) return ''
  const minutes = Math.ceil(left / 60_000)
  const long = minutes > 1 ? `${minutes} 分钟` : '不到 1 分钟'
  return `还给您留 ${long}，到 ${sayTime(timeOf(until))}`
}
