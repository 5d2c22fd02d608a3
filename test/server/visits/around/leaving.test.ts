import type { VisitCard, VisitView } from '../../../../shared/visits/view'
import { accepted, book, inboxOf, kindsOf, openHome, runAt, setOff, started, step } from './steps'
import type { Booked, Home } from './steps'
import { oldElder } from '../house'

let home: Home
beforeEach(async () => {
  home = await openHome('visit-leaving')
}, 60_000)
afterEach(() => home.api.stop())

const life = (event: string, on = '2026-03-04', elderId = home.elderId) =>
  home.desk.post(`/api/people/${elderId}/life`, { event, on })
const stateOf = async ({ id }: Booked) =>
  (await home.manager.get<VisitView>(`/api/visits/${id}`)).body

describe.each([
  ['died', '老人已去世'],
  ['moved', '老人已迁出'],
])('when an elder has %s', (event, reason) => {
  it('every visit to come ends, without a fee and without a word to the family', async () => {
    const first = await accepted(home)
    const second = await book(home, { day: '2026-03-09' })
    await runAt(home, '2026-03-04T10:01:00+08:00')
    const before = await kindsOf(home.daughter)
    expect((await life(event)).body).toMatchObject({ visits: 2 })
    for (const visit of [first, second]) {
      const body = await stateOf(visit)
      expect(body).toMatchObject({ state: 'cancelled', reason })
      expect(body.bill.feeKept).toBeUndefined()
    }
    await runAt(home, '2026-03-05T18:30:00+08:00')
    await runAt(home, '2026-03-06T09:00:00+08:00')
    const told = await (await home.api.signIn(home.daughterId)).get('/api/notices?limit=100')
    const kinds = (told.body.items as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds.filter((kind) => !before.includes(kind))).toEqual([])
  })

  it('those who were to come are told, and their time is free for others', async () => {
    await accepted(home)
    await life(event)
    expect((await inboxOf(home.publicHealth)).at(-1)).toMatchObject({
      kind: 'visit.unassigned',
      text: '3月6日 上午 10:00 钱秀英 公卫上门服务已取消，不用去了',
    })
    const other = await oldElder('周玉珍')
    expect((await book(home, { elderId: other })).staff[0]?.id).toBe(home.staff.publicHealth)
  })
})

describe('somebody at the door', () => {
  it('on the way is called back; inside she writes down herself what she was at', async () => {
    const going = await setOff(home)
    expect((await life('died', '2026-03-06')).body).toMatchObject({ visits: 1 })
    expect(await stateOf(going)).toMatchObject({ state: 'cancelled' })
  })

  it('who has begun breaks it off herself', async () => {
    const visit = await started(home)
    expect((await life('died', '2026-03-06')).body).toMatchObject({ visits: 0 })
    const { state } = await step(home.publicHealth, visit, 'abort', { reason: '老人去世' })
    expect(state).toBe('aborted')
  })

  it('is sent to nobody who died: a new visit is refused', async () => {
    await life('died')
    const answers = Object.fromEntries(
      [
        'chest-pain',
        'breathless',
        'stroke-signs',
        'not-wakeable',
        'bleeding',
        'fell-cannot-rise',
      ].map((flag) => [flag, false]),
    )
    const { body } = await home.desk.post('/api/visits/red-flags', {
      ...{ elderId: home.elderId, answers, channel: 'phone' },
    })
    const { status } = await home.desk.post('/api/visits', {
      ...{ elderId: home.elderId, code: 'door-service', day: '2026-03-06', time: '10:00' },
      ...{ channel: 'phone', pass: (body.pass as string | undefined) ?? 'x'.repeat(20) },
    })
    expect([409, 422, 404]).toContain(status)
  })
})

describe('while an elder is in hospital', () => {
  const paused = async () =>
    (await home.desk.get<{ items: VisitCard[] }>('/api/visits/lists/in-hospital?orgId=org-east'))
      .body.items

  it('her visits wait on a list; at home again they are off it and reminders go out', async () => {
    const visit = await accepted(home)
    expect(await paused()).toEqual([])
    await life('admitted')
    expect(await paused()).toMatchObject([{ id: visit.id, state: 'accepted' }])
    await life('discharged', '2026-03-04')
    expect(await paused()).toEqual([])
    await runAt(home, '2026-03-06T08:00:00+08:00')
    expect(await kindsOf(home.daughter)).toContain('visit.in-2-hours')
  })
})

describe('the export of one’s own data', () => {
  it('holds visits and complaints', async () => {
    const visit = await accepted(home)
    await step(home.desk, visit, 'cancel', { reason: '家属来接' })
    await home.daughter.post(`/api/visits/${visit.id}/complaint`, { text: '临时取消' })
    const { status, text } = await home.elder.get('/api/me/export')
    expect(status).toBe(200)
    for (const word of ['上门与门诊预约', '公卫上门服务', '已取消', '投诉', '临时取消'])
      expect(text).toContain(word)
  })
})
