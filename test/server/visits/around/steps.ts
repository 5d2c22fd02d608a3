/** A house with an elder, her daughter, and visits that go as far as a test needs them. */
import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import type { Answer } from '../../../support/client'
import { addRelative } from '../../../support/build'
import { passOf, settleHouse } from '../house'
import type { House } from '../house'

export interface Home extends House {
  api: Api
  daughterId: string
  daughter: Client
  manager: Client
  managerId: string
  doctor: Client
  nurse: Client
  publicHealth: Client
}

/** The morning of Wednesday 4 March 2026. */
const MORNING = '2026-03-04T10:00:00+08:00'

export async function openHome(label: string): Promise<Home> {
  const api = await startApi({ label })
  api.clock.set(MORNING)
  const house = await settleHouse(api)
  const daughterId = await addRelative(
    { id: house.elderId, name: '钱秀英' },
    { name: '钱女儿', relation: '母亲' },
  )
  const { manager, doctor, nurse, publicHealth } = house.staff
  return {
    ...house,
    ...{ api, daughterId, managerId: manager },
    daughter: await api.signIn(daughterId),
    manager: await api.signIn(manager),
    doctor: await api.signIn(doctor),
    nurse: await api.signIn(nurse),
    publicHealth: await api.signIn(publicHealth),
  }
}

/** What a test knows of a visit. */
export interface Booked {
  id: string
  version: number
  state: string
  staff: { id: string; name: string }[]
}

/** Booked by the desk for a caller: 公卫上门服务 on 6 March at ten by the public-health worker, unless said otherwise. */
export async function book(
  { desk, elderId, staff }: Home,
  more: { elderId?: string } & Record<string, unknown> = {},
): Promise<Booked> {
  const forId = more.elderId ?? elderId
  const { status, body } = await desk.post('/api/visits', {
    ...{ elderId: forId, code: 'door-service', day: '2026-03-06', time: '10:00' },
    ...{ channel: 'phone', staffId: staff.publicHealth, pass: await passOf(desk, forId) },
    ...more,
  })
  expect([status, body.error]).toEqual([201, undefined])
  return body as Booked
}

/** One step of a visit that has to go through. */
export async function step(
  client: Client,
  { id, version }: Pick<Booked, 'id' | 'version'>,
  event: string,
  more: object = {},
): Promise<Booked> {
  const { status, body } = await client.post(`/api/visits/${id}/${event}`, { version, ...more })
  expect([event, status, body.error]).toEqual([event, 200, undefined])
  return body as Booked
}

/** The public-health worker has taken it. */
export const accepted = async (home: Home, more: Record<string, unknown> = {}): Promise<Booked> =>
  step(home.publicHealth, await book(home, more), 'accept')

/** The elder has signed on her own phone. */
export async function signed(client: Client, visit: Booked): Promise<Booked> {
  const { body: texts } = await client.get(`/api/visits/${visit.id}/consent`)
  const { version: textVersion, hash: textHash } = texts
  return step(client, visit, 'consent', { textVersion, textHash, way: 'own-tap' })
}

/** On her way on the day, half an hour before. */
export async function setOff(home: Home, taken?: Booked): Promise<Booked> {
  const visit = taken ?? (await signed(home.elder, await accepted(home)))
  home.api.clock.set('2026-03-06T09:30:00+08:00')
  return step(home.publicHealth, visit, 'set-off')
}

export async function arrived(home: Home, onTheWay: Booked): Promise<Booked> {
  home.api.clock.set('2026-03-06T10:00:00+08:00')
  return step(home.publicHealth, onTheWay, 'arrive')
}

/** At work since ten; planned until eleven. */
export async function started(home: Home): Promise<Booked> {
  return step(home.publicHealth, await arrived(home, await setOff(home)), 'start')
}

export async function finished(home: Home, there?: Booked): Promise<Booked> {
  const visit = there ? await step(home.publicHealth, there, 'start') : await started(home)
  home.api.clock.set('2026-03-06T10:25:00+08:00')
  return step(home.publicHealth, visit, 'finish', {
    services: [{ kind: 'nutrition-guidance' }],
    ...{ done: ['营养指导'], findings: '精神好', wasteTakenBack: true },
  })
}

export async function runAt(home: Home, instant: string): Promise<void> {
  home.api.clock.set(instant)
  await home.api.app.jobs.runDue()
}

/** Kinds and texts somebody finds in the list of notices, oldest first. */
export async function inboxOf(
  client: Client,
): Promise<{ kind: string; text: string; at: string }[]> {
  const { body } = await client.get('/api/notices?limit=100')
  return (body.items as { kind: string; text: string; at: string }[]).toReversed()
}

export const kindsOf = async (client: Client): Promise<string[]> =>
  (await inboxOf(client)).map(({ kind }) => kind)

/** Status and code of an answer that should be a "no". */
export const codeOf = ({ status, body }: Answer<unknown>): [number, string | undefined] => [
  status,
  (body as { error?: { code: string } } | null)?.error?.code,
]
