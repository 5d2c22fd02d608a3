/** Pages of those who go to people's doors, look at them first, and book for them. */
import type { DayRouteView } from '../../shared/visits/route'
import type { VisitCard } from '../../shared/visits/view'
import type { ClockView } from '../../shared/session'
import { callerOf, signIn } from '../../tools/lib/api'
import type { Folk } from './folk'
import { of, visits } from './visit'
import type { Visit } from './visit'

/** Visits of the town's day: one a nurse goes to, one she has not answered, one that waits for a doctor. */
export type DoorIds = Record<'door' | 'offered' | 'unseen', string>

export async function findDoors(url: string): Promise<DoorIds> {
  const { day } = await callerOf(url).get<ClockView>('/api/clock')
  const nurse = await signIn(url, 'nurse-zhang')
  const doctor = await signIn(url, 'doctor-zhang')
  const { households } = await nurse.get<DayRouteView>(`/api/visits/day?day=${day}`)
  const doors = households.flatMap((household) => household.visits)
  const { items } = await doctor.get<{ items: VisitCard[] }>(
    '/api/visits/lists/to-consult?orgId=org-taoyuan',
  )
  const first = (state: VisitCard['state']) => doors.find((one) => one.state === state)?.id ?? ''
  return { door: first('accepted'), offered: first('offered'), unseen: items[0]?.id ?? '' }
}

const called = ({ ids, longName }: Folk, more = '') =>
  `elderId=${ids.mother}&name=${encodeURIComponent(longName)}${more}`
const item = `&code=urinaryCath&item=${encodeURIComponent('留置导尿、更换尿管、膀胱冲洗')}`

export const doorVisits: Visit[] = [
  ...visits('staff/doors/index', ['nurse-zhang', 'doctor-zhang']),
  ...visits('staff/doors/index', ['nurse-zhang'], { taps: [/^张医生团队/] }),
  ...visits('staff/door/index', ['nurse-zhang'], of('door', 'id')),
  ...visits('staff/door/index', ['nurse-zhang'], { ...of('door', 'id'), taps: [/^看进度/] }),
  ...visits('staff/door/index', ['nurse-zhang'], { ...of('offered', 'id'), taps: [/^来不了/] }),
  ...visits('staff/door/index', ['doctor-zhang'], of('unseen', 'id')),
  ...visits('staff/visit-record/index', ['nurse-zhang'], of('door', 'id')),
  ...visits('staff/visit-record/index', ['nurse-zhang'], {
    ...of('door', 'id'),
    taps: [/^加一样耗材/, /^请老人签名/],
  }),
  ...visits('staff/witness/index', ['nurse-zhang'], of('door', 'id')),
  ...visits('staff/witness/index', ['nurse-zhang'], { ...of('door', 'id'), taps: [/^家人代签/] }),
  ...visits('staff/adverse/index', ['nurse-zhang'], { ...of('door', 'id'), taps: [/^跌倒/] }),
  ...visits('staff/consults/index', ['doctor-zhang']),
  ...visits('staff/consult/index', ['doctor-zhang'], { ...of('unseen', 'id'), taps: [/^合适/] }),
  ...visits('staff/order/index', ['doctor-zhang'], { ...of('unseen', 'id'), taps: [/^外院/] }),
  ...visits('staff/follow-ups/index', ['nurse-zhang']),
  ...visits('staff/book-for/index', ['front-desk'], { query: (folk) => called(folk) }),
  ...visits('staff/book-for/index', ['front-desk'], { query: (folk) => called(folk, item) }),
  ...visits('staff/book-for/index', ['front-desk'], {
    query: (folk) => called(folk, item),
    taps: [/^胸口痛.* 有$/, /^都问了/],
  }),
]
