import { VisitModel } from '../../../../server/visits/model'
import { employ } from '../../../support/build'
import type { Answer } from '../../../support/client'
import { giveCredentials, givePlan, oldElder } from '../house'
import {
  accepted,
  arrived,
  book,
  finished,
  inboxOf,
  openHome,
  runAt,
  setOff,
  signed,
  started,
  step,
} from './steps'
import type { Booked, Home } from './steps'

let home: Home
let away: string
beforeEach(async () => {
  home = await openHome('away')
  away = home.staff.publicHealth
}, 60_000)
afterEach(() => home.api.stop())

const day = '2026-03-06'
const leave = (staffId = away, on = day) =>
  home.desk.post('/api/schedule/blocks', {
    ...{ staffId, kind: 'leave', why: '事假' },
    ...{ from: { day: on, time: '07:00' }, to: { day: on, time: '22:00' } },
  })
const affectedBy = ({ body }: Answer<unknown>) =>
  (body as { affected: { visitId: string }[] }).affected.map(({ visitId }) => visitId)
const listed = async () =>
  (
    await home.desk.get<{ items: Booked[] }>('/api/visits/lists/to-reassign?orgId=org-east')
  ).body.items.map(({ id }) => id)
const put = (path: string, body: object) =>
  home.desk.send('PUT', `/api/schedule/staff/${away}/${path}`, {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })

/** Asked for by the desk and ended again at once. */
async function ended(event: 'cancel' | 'refuse') {
  return step(home.desk, await book(home, { time: '14:00' }), event, { reason: '不来了' })
}

async function nursing(upTo: 'requested' | 'consulted' | 'offered') {
  const fit = { way: 'in-person', result: 'suitable', findings: '可以' }
  away = home.staff.nurse
  const asked = await book(home, { code: 'vitalSigns', staffId: away })
  if (upTo === 'requested') return asked
  const consulted = await step(home.doctor, asked, 'consult', fit)
  return upTo === 'consulted' ? consulted : step(home.desk, consulted, 'offer')
}

describe('leave over a visit that is still ahead', () => {
  it.each([
    ['requested', () => nursing('requested')],
    ['consulted', () => nursing('consulted')],
    ['offered', () => nursing('offered')],
    ['accepted', async () => signed(home.elder, await accepted(home))],
  ])('%s: it is named to whoever enters it, and waits for somebody else', async (state, make) => {
    const visit = await make()
    expect(visit.state).toBe(state)
    expect(affectedBy(await leave())).toEqual([visit.id])
    expect(await listed()).toEqual([visit.id])
  })
})

describe('leave over a visit that is not ahead', () => {
  it.each([
    ['set-off', () => setOff(home)],
    ['arrived', async () => arrived(home, await setOff(home))],
    ['started', () => started(home)],
    ['done', () => finished(home)],
    ['confirmed', async () => step(home.elder, await finished(home), 'confirm-done')],
    ['cancelled', () => ended('cancel')],
    ['refused', () => ended('refuse')],
  ])('%s: nobody else is looked for', async (state, make) => {
    const visit = await make()
    expect(visit.state).toBe(state)
    expect(affectedBy(await leave())).toEqual([])
    expect(await listed()).toEqual([])
  })

  it('a time that was only kept, or was let go, is not', async () => {
    const { body: held } = await home.elder.post('/api/visits/hold', {
      ...{ elderId: home.elderId, code: 'door-service', day, time: '10:00', staffId: away },
      pass: (await home.elder.post('/api/visits/red-flags', allWell())).body.pass as string,
    })
    expect(held.state).toBe('held')
    expect(affectedBy(await leave())).toEqual([])
    await runAt(home, '2026-03-04T10:06:00+08:00')
    expect((await VisitModel.findById(held.id))?.state).toBe('expired')
    expect(await listed()).toEqual([])
  })
})

const allWell = () => ({
  elderId: home.elderId,
  answers: {
    ...{ 'chest-pain': false, breathless: false, 'stroke-signs': false },
    ...{ 'not-wakeable': false, bleeding: false, 'fell-cannot-rise': false },
  },
})

describe('a day of her own, and another plan', () => {
  it('name what no longer stands in working time, and nothing else', async () => {
    const morning = await book(home)
    const elderId = await oldElder('周玉珍')
    await book(home, { elderId, time: '15:00' })
    const exception = await put(`exceptions/${day}`, {
      spans: [{ from: '13:00', to: '18:00' }],
      why: '上午培训',
    })
    expect(affectedBy(exception)).toEqual([morning.id])
    expect(await listed()).toEqual([morning.id])
    const kept = await home.desk.send('DELETE', `/api/schedule/staff/${away}/exceptions/${day}`)
    expect([kept.status, kept.body]).toEqual([200, { affected: [] }])
    const weekly = Array.from({ length: 7 }, () => [{ from: '13:00', to: '20:00' }])
    const plan = { from: '2026-03-05', weekly, capPerDay: 8, travelMinutes: 30, version: 1 }
    expect(affectedBy(await put('plan', plan))).toEqual([morning.id])
    expect(await listed()).toEqual([morning.id])
  })
})

describe('of two who come', () => {
  it('only she who is away is named, and the elder is told who comes instead', async () => {
    const third = await employ({ name: '东护士三', role: 'nurse', orgId: 'org-east' })
    await givePlan(third)
    await giveCredentials(third)
    const pair = await book(home, { code: 'vitalSigns', time: '18:30', staffId: undefined })
    const [first = '', second = ''] = pair.staff.map(({ id }) => id)
    expect(affectedBy(await leave(first))).toEqual([pair.id])
    const off = await home.api.rooms.schedule.offDuty([first, second], day, day)
    expect(off.map(({ staffId }) => staffId)).toEqual([first])
    const blocks = await home.desk.get(`/api/schedule/blocks?staffId=${second}`)
    expect(blocks.body).toEqual([])
    const fresh = await step(home.desk, pair, 'reassign')
    const instead = fresh.staff.find(({ id }) => id !== second)
    expect(fresh.staff.map(({ id }) => id)).toContain(second)
    const texts = (await inboxOf(home.elder)).map(({ text }) => text)
    expect(texts.some((text) => text.includes(`改由`) && text.includes(instead?.name ?? ''))).toBe(
      true,
    )
    expect(await listed()).toEqual([])
  })
})

describe('what nobody looked at', () => {
  const toldTo = async (client = home.desk) =>
    (await inboxOf(client)).filter(({ kind }) => kind === 'visit.to-reassign')

  it('is told the afternoon before, once, and again that morning', async () => {
    await accepted(home)
    await leave()
    await runAt(home, '2026-03-05T14:00:00+08:00')
    expect(await toldTo()).toEqual([])
    await runAt(home, '2026-03-05T15:00:00+08:00')
    await runAt(home, '2026-03-05T16:00:00+08:00')
    expect(await toldTo()).toHaveLength(1)
    await runAt(home, '2026-03-06T07:00:00+08:00')
    await runAt(home, '2026-03-06T08:00:00+08:00')
    expect((await toldTo()).length).toBe(2)
  })

  it('of leave that comes late is told within the hour', async () => {
    await accepted(home)
    await runAt(home, '2026-03-05T17:30:00+08:00')
    await leave()
    await runAt(home, '2026-03-05T18:00:00+08:00')
    expect(await toldTo()).toHaveLength(1)
  })

  it('of leave on the very morning too', async () => {
    await accepted(home)
    await runAt(home, '2026-03-06T07:30:00+08:00')
    await leave()
    await runAt(home, '2026-03-06T08:00:00+08:00')
    expect(await toldTo()).toHaveLength(1)
  })
})
