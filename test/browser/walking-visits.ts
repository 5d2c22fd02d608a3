/** Visits as they are prepared before a walk begins: by the same doors as the screens use. */
import type { Day } from '../../shared/day'
import type { RedFlagView, TimesView } from '../../shared/visits/booking'
import type { ConsentTexts } from '../../shared/visits/care'
import { redFlags } from '../../shared/visits/kinds'
import type { DayRouteView } from '../../shared/visits/route'
import type { VisitCard, VisitView } from '../../shared/visits/view'
import type { Caller, Walk } from './walking'

/** The centre of everybody's walks. */
export const CENTRE = 'orgId=org-taoyuan'

export interface Wanted {
  elderId: string
  code: string
  day: Day
  time: string
  staffId?: string
}

/** None of the six signs of an emergency. */
export async function passFor(caller: Caller, elderId: string): Promise<string> {
  const answers = Object.fromEntries(redFlags.map((flag) => [flag, false]))
  const said = await caller.post<RedFlagView>('/api/visits/red-flags', { elderId, answers })
  if (!said.clear) throw new Error('Nobody said that anything was wrong')
  return said.pass
}

/** The times of one day that can be had. */
export async function timesOn(
  caller: Caller,
  { elderId, code, day, staffId }: Omit<Wanted, 'time'>,
): Promise<string[]> {
  const pass = await passFor(caller, elderId)
  const asked = { elderId, code, pass, from: day, days: '1', ...(staffId ? { staffId } : {}) }
  const query = new URLSearchParams(asked)
  const { days } = await caller.get<TimesView>(`/api/visits/times?${query.toString()}`)
  return days.flatMap(({ times }) => times.map(({ time }) => time))
}

/** Booked and confirmed by the elder or whoever acts for her. */
export async function book(caller: Caller, wanted: Wanted): Promise<VisitView> {
  const pass = await passFor(caller, wanted.elderId)
  const held = await caller.post<VisitView>('/api/visits/hold', { ...wanted, pass })
  return step(caller, held.id, 'confirm')
}

export const visitOf = (caller: Caller, id: string): Promise<VisitView> =>
  caller.get<VisitView>(`/api/visits/${id}`)

/** One step on the visit as it stands. */
export async function step(
  caller: Caller,
  id: string,
  event: string,
  body: object = {},
): Promise<VisitView> {
  const { version } = await visitOf(caller, id)
  return caller.post<VisitView>(`/api/visits/${id}/${event}`, { version, ...body })
}

/** Looked at by the doctor, ordered where it must be, and taken by the nurse who is to go. */
export async function accepted(walk: Walk, id: string): Promise<VisitView> {
  const doctor = await walk.as('doctor-zhang')
  const findings = '病情平稳，居家条件可以'
  const seen = await step(doctor, id, 'consult', { way: 'in-person', result: 'suitable', findings })
  const { needs, day: validUntil } = seen
  const order = { text: '按医嘱执行', validUntil, from: 'own' }
  if (needs.order) await step(doctor, id, 'order', order)
  const nurse = await walk.as('nurse-zhang')
  await step(doctor, id, 'offer', { staffIds: [nurse.personId] })
  return step(nurse, id, 'accept')
}

/** Signed on the phone of whoever may sign for the elder. */
export async function signed(caller: Caller, id: string): Promise<VisitView> {
  const texts = await caller.get<ConsentTexts>(`/api/visits/${id}/consent`)
  const { version: textVersion, hash: textHash } = texts
  return step(caller, id, 'consent', { textVersion, textHash, way: 'own-tap' })
}

/** Everything somebody goes to on a day, at doors and at the centre. */
export async function doorsOn(caller: Caller, day: Day): Promise<VisitCard[]> {
  const route = await caller.get<DayRouteView>(`/api/visits/day?day=${day}`)
  const placed = route.households.flatMap(({ visits }) => visits)
  return [...placed, ...route.unplaced.map(({ visit }) => visit), ...route.clinic]
}

/** The visit of this elder and item that stands before her. */
export async function comingOf(caller: Caller, elderId: string, code: string): Promise<VisitCard> {
  const path = `/api/visits?elderId=${elderId}&when=coming`
  const { items } = await caller.get<{ items: VisitCard[] }>(path)
  const found = items.find((visit) => visit.code === code)
  if (!found) throw new Error(`Nobody comes to her for ${code}`)
  return found
}
