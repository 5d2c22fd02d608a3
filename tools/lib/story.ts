import { randomUUID } from 'node:crypto'
import type { ContractView } from '../../shared/contracts'
import { addMonths } from '../../shared/day'
import type { FileView } from '../../shared/files'
import type { BoardView, ExplainView, Figure } from '../../shared/indicators'
import type { PersonView, TeamView } from '../../shared/people'
import type { RecordView } from '../../shared/records'
import type { ClockView } from '../../shared/session'
import { callerOf, signIn } from './api'
import type { Caller } from './api'
import { signedForm } from './signed-form'

/** What a run of the story saw: two figures before and after, and the lines behind them. */
export interface StoryOutcome {
  elder: PersonView
  contract: ContractView
  record: RecordView
  replayed: RecordView
  signed: Rise
  served: Rise
}

interface Rise {
  before: Figure
  after: Figure
  explained: ExplainView
}

const SIGNED = 'contract.inForce'
const SERVED = 'integrated-care.persons1'
const CENTRE = 'org-taoyuan'

/**
 * The whole first path on a running server: a daughter signs her mother with a family doctor, a nurse measures
 * her blood pressure at home, and two figures of the centre rise by one and open to the lines just written.
 * Makes a new elder each time, so it can be repeated.
 */
export async function playStory(url: string, say: (line: string) => void): Promise<StoryOutcome> {
  const today = (await callerOf(url).get<ClockView>('/api/clock')).day
  const manager = await signIn(url, 'manager')
  const signedBefore = await figure(manager, SIGNED, today)
  const servedBefore = await figure(manager, SERVED, today)
  say(`1. 桃源中心 ${today}：签约 ${signedBefore.value} 人，今年服务过 ${servedBefore.value} 人`)

  const elder = await registerElder(url, say)
  const contract = await signAndAccept(url, elder, say)
  const { record, replayed } = await serve(url, elder, today, say)

  const signed = await rise(manager, signedBefore, today)
  const served = await rise(manager, servedBefore, today)
  for (const { before, after, explained } of [signed, served]) {
    say(`   ${after.label}：${before.value} → ${after.value} ${after.unit} (截至 ${after.asOf})`)
    say(`   为什么是 ${after.value}? 明细合计 ${explained.total}`)
  }
  const line = rowOf(served.explained, record.lineId)
  say(`   其中一行：${line?.person?.name} · ${line?.what} · ${line?.day} · ${line?.organisation}`)
  return { elder, contract, record, replayed, signed, served }
}

async function registerElder(url: string, say: (line: string) => void): Promise<PersonView> {
  const desk = await signIn(url, 'front-desk')
  const daughter = await signIn(url, 'chen-min')
  const elder = await desk.post<PersonView>('/api/people', {
    name: `何秋${'香云月英兰'[Math.floor(Math.random() * 5)]}`,
    sex: 'female',
    birthDate: '1944-09-18',
    residence: 'resident',
    communityCode: '990101001001',
    tags: [{ tag: 'limited-mobility', from: '2025-12-01', source: '入户登记' }],
  })
  const { id: fileId } = await desk.upload<FileView>('/api/files', signedForm, {
    purpose: 'mandate-form',
    elderId: elder.id,
  })
  const { day } = await callerOf(url).get<ClockView>('/api/clock')
  await desk.post(`/api/people/${elder.id}/mandates`, {
    ...{ relativeId: daughter.personId, relation: '婆婆', basis: 'own-will', fileId },
    ...{ scopes: ['book', 'read', 'sign'], until: addMonths(day, 12) },
  })
  say(`2. 前台登记 ${elder.name}, ${elder.age} 岁, 没有手机; 陈敏可以代办`)
  return elder
}

async function signAndAccept(
  url: string,
  elder: PersonView,
  say: (line: string) => void,
): Promise<ContractView> {
  const daughter = await signIn(url, 'chen-min')
  const doctor = await signIn(url, 'doctor-zhang')
  const teams = await daughter.get<TeamView[]>(`/api/teams?elderId=${elder.id}`)
  const team = teams.find(({ name }) => name === '张医生团队')
  if (!team) throw new Error('张医生团队 is not among the teams of the elder’s centre')
  const agreement = await daughter.get<{ version: string }>(
    '/api/agreement?packageCode=intermediate',
  )
  const asked = await daughter.post<ContractView>(
    '/api/contracts',
    {
      elderId: elder.id,
      teamId: team.id,
      packageCode: 'intermediate',
      termMonths: 12,
      agreementVersion: agreement.version,
    },
    randomUUID(),
  )
  say(`3. 陈敏为 ${elder.name} 申请签约 ${team.name} (${asked.asked.byName} 代办)`)
  const contract = await doctor.post<ContractView>(
    `/api/contracts/${asked.id}/accept`,
    {},
    randomUUID(),
  )
  say(`4. 张医生接受，${contract.startsOn} 至 ${contract.endsOn}`)
  return contract
}

async function serve(url: string, elder: PersonView, day: string, say: (line: string) => void) {
  const nurse = await signIn(url, 'nurse-zhang')
  const written = {
    draftId: randomUUID(),
    elderId: elder.id,
    kind: 'blood-pressure',
    day,
    place: 'home',
    values: { systolic: 138, diastolic: 82, pulse: 74 },
  }
  const record = await nurse.post<RecordView>('/api/records', written, randomUUID())
  say(`5. 护士小张在家中给 ${elder.name} 量血压 138/82, 台账流水 ${record.lineId}`)
  const replayed = await nurse.post<RecordView>('/api/records', written, randomUUID())
  say(`6. 手机重发一次，还是同一行：${replayed.lineId === record.lineId ? '是' : '不是'}`)
  return { record, replayed }
}

async function figure(office: Caller, code: string, day: string): Promise<Figure> {
  const board = await office.get<BoardView>(`/api/indicators/board?orgId=${CENTRE}&on=${day}`)
  const found = board.tasks.flatMap(({ figures }) => figures).find((each) => each.code === code)
  if (!found) throw new Error(`The board has no figure ${code}`)
  return found
}

async function rise(office: Caller, before: Figure, day: string): Promise<Rise> {
  const after = await figure(office, before.code, day)
  return { before, after, explained: await explainAll(office, before.code, day) }
}

/** All pages of the numerator, as one list. */
async function explainAll(office: Caller, code: string, day: string): Promise<ExplainView> {
  const path = `/api/indicators/${code}/explain?orgId=${CENTRE}&on=${day}&list=numerator&limit=100`
  const explained = await office.get<ExplainView>(path)
  while (explained.next) {
    const more = await office.get<ExplainView>(
      `${path}&after=${encodeURIComponent(explained.next)}`,
    )
    explained.items.push(...more.items)
    if (more.next) explained.next = more.next
    else delete explained.next
  }
  return explained
}

/** The row of a ledger line in an explanation. */
const rowOf = (explained: ExplainView, lineId: string) =>
  explained.items.find(({ id }) => id === lineId)

/** Did both figures rise by one, with the lines just written among their explanations? */
export function roseByOne({ contract, record, signed, served }: StoryOutcome): boolean {
  const rises = [
    { ...signed, lineId: `contract:${contract.id}#contract.accepted` },
    { ...served, lineId: record.lineId },
  ]
  return rises.every(
    ({ before, after, explained, lineId }) =>
      after.value === (before.value ?? 0) + 1 &&
      explained.total === after.value &&
      rowOf(explained, lineId) !== undefined,
  )
}
