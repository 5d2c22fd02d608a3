/** Work that waits at the desk, beyond what the town brings: calls, leave, an alarm, a complaint, a visit without proof. */
import { addDays } from '../../shared/day'
import type { Page } from '../../shared/people'
import type { ConsentTexts } from '../../shared/visits/care'
import { redFlags } from '../../shared/visits/kinds'
import type { DayRouteView } from '../../shared/visits/route'
import type { RedFlagSeen } from '../../shared/visits/safety'
import type { VisitCard, VisitView } from '../../shared/visits/view'
import type { ClockView } from '../../shared/session'
import { callerOf, signIn } from '../../tools/lib/api'

export interface DeskIds {
  /** Waits for somebody to be sent. */
  unassigned: string
  /** Was done, and nobody proved it. */
  unproven: string
  /** Works there, and has visits. */
  nurse: string
}

const house = 'org-taoyuan'

export async function settleDeskWork(url: string): Promise<DeskIds> {
  const { day } = await callerOf(url).get<ClockView>('/api/clock')
  const desk = await signIn(url, 'front-desk')
  const [first] = await listed(desk, 'unassigned')
  const [member] = first?.staff ?? []
  if (!first || !member) throw new Error('The town has no visit that waits for somebody')
  const visit = await visitWithoutProof(url, day)
  await askAround(url, day)
  await tellOfEmergencies(url)
  await desk.post('/api/schedule/blocks', {
    ...{ staffId: member.id, kind: 'leave', why: '家里有事' },
    from: { day: addDays(day, 1), time: '07:00' },
    to: { day: addDays(day, 2), time: '22:00' },
  })
  return { unassigned: first.id, unproven: visit.id, nurse: member.id }
}

type Caller = Awaited<ReturnType<typeof signIn>>

const listed = async (desk: Caller, list: string): Promise<VisitCard[]> =>
  (await desk.get<{ items: VisitCard[] }>(`/api/visits/lists/${list}?orgId=${house}`)).items

/** Done by the nurse at the door of somebody whose phone can sign; with an alarm, an adverse event and a complaint. */
export async function visitWithoutProof(url: string, day: string): Promise<VisitView> {
  const nurse = await signIn(url, 'nurse-zhang')
  const elder = await signIn(url, 'zhao-defu')
  const route = await nurse.get<DayRouteView>(`/api/visits/day?day=${day}`)
  const all = [
    ...route.households.flatMap(({ visits }) => visits),
    ...route.unplaced.map((one) => one.visit),
  ]
  const found = all.find((one) => one.elder.id === elder.personId && one.state === 'accepted')
  if (!found) throw new Error('The town has no accepted visit of today for him')
  const path = `/api/visits/${found.id}`
  let visit = await nurse.get<VisitView>(path)
  const step = async (caller: Caller, event: string, body: object = {}) => {
    visit = await caller.post<VisitView>(`${path}/${event}`, { version: visit.version, ...body })
  }
  const { version: textVersion, hash: textHash } = await elder.get<ConsentTexts>(`${path}/consent`)
  if (!visit.consent) await step(elder, 'consent', { textVersion, textHash, way: 'own-tap' })
  await step(nurse, 'set-off')
  await step(nurse, 'arrive')
  await step(nurse, 'start')
  await nurse.post(`${path}/alarm`, {})
  visit = await nurse.get<VisitView>(path)
  await step(nurse, 'finish', {
    ...{
      services: [],
      done: ['量了血压'],
      findings: '血压平稳。'.repeat(12),
      wasteTakenBack: true,
    },
  })
  await nurse.post(`${path}/adverse`, {
    ...{
      class: 'fall',
      harm: 'mild',
      what: '起身时滑了一下，坐在地上。',
      firstAid: '扶起，查看没有外伤',
    },
    at: visit.arrival?.at ?? '',
  })
  await elder.post(`${path}/complaint`, { text: '来晚了半个小时，也没有先打电话。'.repeat(5) })
  return visit
}

/** Two told of an emergency: one waits for somebody to look after it, the other is looked after. */
async function tellOfEmergencies(url: string): Promise<void> {
  const desk = await signIn(url, 'front-desk')
  for (const persona of ['liu-dashan', 'zhao-defu']) {
    const elder = await signIn(url, persona)
    const answers = Object.fromEntries(redFlags.map((flag) => [flag, flag === 'chest-pain']))
    await elder.post('/api/visits/red-flags', { elderId: elder.personId, answers })
  }
  const { items } = await desk.get<Page<RedFlagSeen>>(`/api/visits/red-flags?orgId=${house}`)
  await desk.post(`/api/visits/red-flags/${items[0]?.id ?? ''}/acknowledge`, {})
}

/** Two who could not be served at once: one wants to be called, one stands in line. */
async function askAround(url: string, day: string): Promise<void> {
  const elder = await signIn(url, 'wang-xiulan')
  const { personId: elderId } = elder
  await elder.post('/api/visits/call-backs', { elderId, words: '想约下星期换药，下午最好' })
  const span = { from: day, to: addDays(day, 14), part: 'morning' }
  await elder.post('/api/visits/waiting', { elderId, code: 'clinic', ...span })
}
