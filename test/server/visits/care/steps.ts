/** A house with a visit in it, and the steps by which a visit comes to be done. */
import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import type { Answer } from '../../../support/client'
import { photo } from '../../../support/papers'
import type { ConsentTexts } from '../../../../shared/visits/care'
import type { VisitView } from '../../../../shared/visits/view'
import { handIn } from '../../files/steps'
import { passOf, settleHouse } from '../house'
import type { House } from '../house'

export interface World {
  api: Api
  house: House
  as: Record<
    'elder' | 'desk' | 'doctor' | 'nurse' | 'stationNurse' | 'publicHealth' | 'manager',
    Client
  >
}

/** Where the elder lives. GCJ-02. */
export const door = { longitude: 120.1551, latitude: 30.2741 }
/** Two kilometres from there. */
export const elsewhere = { longitude: 120.1551, latitude: 30.2921 }
const visitDay = '2026-03-06'

/** The day of the visits begins at eight; the elder has an address with its place. */
export async function openWorld(label: string): Promise<World> {
  const api = await startApi({ label })
  const house = await settleHouse(api)
  const { elder, desk, staff } = house
  const as = {
    ...{ elder, desk },
    doctor: await api.signIn(staff.doctor),
    nurse: await api.signIn(staff.nurse),
    stationNurse: await api.signIn(staff.stationNurse),
    publicHealth: await api.signIn(staff.publicHealth),
    manager: await api.signIn(staff.manager),
  }
  await liveAtTheDoor(desk, house.elderId)
  return { api, house, as }
}

export async function liveAtTheDoor(desk: Client, elderId: string) {
  const home = { label: '家', communityCode: '980101001002', text: '桃源路 12 号', point: door }
  const { status } = await desk.post(`/api/people/${elderId}/addresses`, home)
  expect(status).toBe(201)
}

/** A visit asked for by the elder: 生命体征监测 by the nurse of the centre, unless said otherwise. */
export async function booked(world: World, facts: object = {}): Promise<VisitView> {
  const { house, as } = world
  const asked = { code: 'vitalSigns', day: visitDay, time: '10:00', staffId: house.staff.nurse }
  const {
    elderId = house.elderId,
    client = as.elder,
    ...more
  } = facts as {
    elderId?: string
    client?: Client
  }
  const pass = await passOf(client, elderId)
  const answer = await client.post<VisitView>('/api/visits', { elderId, pass, ...asked, ...more })
  expect([answer.status, errorOf(answer)]).toEqual([201, undefined])
  return answer.body
}

/** Takes a step with the version that was shown. */
export const tryStep = (
  client: Client,
  { id, version }: Pick<VisitView, 'id' | 'version'>,
  path: string,
  body: object = {},
): Promise<Answer<VisitView>> =>
  client.post<VisitView>(`/api/visits/${id}/${path}`, { version, ...body })

/** The same, and it has to be right. */
export async function step(
  client: Client,
  visit: Pick<VisitView, 'id' | 'version'>,
  path: string,
  body: object = {},
): Promise<VisitView> {
  const answer = await tryStep(client, visit, path, body)
  expect([path, answer.status, errorOf(answer)]).toEqual([path, 200, undefined])
  return answer.body
}

/** Status and code of an answer that should be a "no". */
export const no = (answer: Answer<unknown>): [number, string | undefined] => [
  answer.status,
  errorOf(answer),
]

const errorOf = ({ body }: Answer<unknown>): string | undefined =>
  (body as { error?: { code: string } } | null)?.error?.code

export const fit = {
  way: 'in-person',
  result: 'suitable',
  findings: '病情稳定，适合在家做',
} as const

/** What is signed now, as a tap sends it. */
export async function tapOf(client: Client, id: string) {
  const { body } = await client.get<ConsentTexts>(`/api/visits/${id}/consent`)
  return { textVersion: body.version, textHash: body.hash, way: 'own-tap' } as const
}

/** A paper about the elder, handed in at the desk. */
export async function paper(desk: Client, elderId: string, purpose: string): Promise<string> {
  const { body } = await handIn(desk, photo(), { purpose, elderId })
  return body.id as string
}

/** Consulted, offered and accepted by the nurse, and signed by the elder's own tap. */
export async function accepted(
  { as }: World,
  visit: VisitView,
  nurse = as.nurse,
): Promise<VisitView> {
  let now = visit
  if (now.state === 'requested') now = await step(as.doctor, now, 'consult', fit)
  now = await step(as.desk, now, 'offer')
  now = await step(nurse, now, 'accept')
  return step(as.elder, now, 'consent', await tapOf(as.elder, now.id))
}

/** On the day, with the elder's code told at the door, unless said otherwise. */
export async function arrived(world: World, visit: VisitView, how?: object): Promise<VisitView> {
  const { api, as } = world
  api.clock.set(`${visit.day}T09:30:00+08:00`)
  const away = await step(as.nurse, visit, 'set-off')
  api.clock.set(`${visit.day}T09:58:00+08:00`)
  const told = how ?? {
    point: door,
    proof: { way: 'elder-code', code: await codeOf(as.elder, visit.id) },
  }
  return step(as.nurse, away, 'arrive', told)
}

/** What the elder's phone shows to be told at the door. */
export async function codeOf(elder: Client, id: string): Promise<string> {
  const { body } = await elder.get<VisitView>(`/api/visits/${id}`)
  return body.doorCode ?? ''
}

export const written = {
  services: [],
  done: ['测体温', '量血压'],
  findings: '一切平稳',
  wasteTakenBack: true,
  vitals: { temperature: 36.5, systolic: 132, diastolic: 80, pulse: 72, oxygen: 97 },
}

export async function finished(
  world: World,
  visit: VisitView,
  record: object = {},
): Promise<VisitView> {
  const { api, as } = world
  const begun = await step(as.nurse, visit, 'start')
  api.clock.set(`${visit.day}T10:20:00+08:00`)
  return step(as.nurse, begun, 'finish', { ...written, ...record })
}
