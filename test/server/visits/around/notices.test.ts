import {
  inboxOf,
  accepted,
  arrived,
  book,
  kindsOf,
  openHome,
  runAt,
  setOff,
  finished,
  signed,
  step,
} from './steps'
import type { Booked, Home } from './steps'

let home: Home
beforeEach(async () => {
  home = await openHome('visit-notices')
}, 60_000)
afterEach(() => home.api.stop())

const dueTimes = async (kind: string) => {
  home.api.clock.set('2026-03-31T10:00:00+08:00')
  const all = await inboxOf(home.daughter)
  return all.filter((each) => each.kind === kind).map(({ at }) => at)
}

describe('what a family is told of a visit', () => {
  it('follows it: asked, taken, the day before, two hours before, set off, done', async () => {
    const visit = await book(home)
    await runAt(home, '2026-03-04T10:01:00+08:00')
    const taken = await signed(home.elder, await step(home.publicHealth, visit, 'accept'))
    await runAt(home, '2026-03-04T10:02:00+08:00')
    await runAt(home, '2026-03-05T18:00:00+08:00')
    await runAt(home, '2026-03-06T08:00:00+08:00')
    const going = await setOff(home, taken)
    await runAt(home, '2026-03-06T09:31:00+08:00')
    await finished(home, await arrived(home, going))
    await runAt(home, '2026-03-06T10:30:00+08:00')
    const told = await inboxOf(home.daughter)
    expect(told.map(({ kind }) => kind)).toEqual([
      'visit.asked',
      'visit.accepted',
      'visit.tomorrow',
      'visit.in-2-hours',
      'visit.set-off',
      'visit.done',
    ])
    expect(told[1]?.text).toBe('3月6日 上午 10:00 东公卫上门，公卫上门服务')
    expect(told[4]?.text).toBe('东公卫已经出发，来做公卫上门服务')
  })

  it('is not told to whoever did it', async () => {
    const { daughter, elderId, elder } = home
    const flags = ['chest-pain', 'breathless', 'stroke-signs', 'not-wakeable', 'bleeding']
    const answers = Object.fromEntries([...flags, 'fell-cannot-rise'].map((flag) => [flag, false]))
    const { body: red } = await daughter.post('/api/visits/red-flags', { elderId, answers })
    const asked = { elderId, pass: red.pass, code: 'door-service' }
    const when = { day: '2026-03-06', time: '10:00' }
    const { body } = await daughter.post('/api/visits', { ...asked, ...when })
    expect(await kindsOf(daughter)).toEqual([])
    expect(await kindsOf(elder)).toEqual(['visit.asked'])
    await step(daughter, body as Booked, 'cancel', { reason: '改天再来' })
    expect(await kindsOf(daughter)).toEqual([])
    const told = await inboxOf(elder)
    expect(told.at(-1)?.text).toBe('3月6日 上午 10:00 公卫上门服务已取消，点开看原因')
  })

  it('names neither the item nor what a doctor found: messages are read on locked screens', async () => {
    const visit = await book(home, { code: 'vitalSigns', staffId: home.staff.nurse })
    const { id, version } = visit
    const findings = '血压不稳，不宜在家'
    const { status } = await home.doctor.post(`/api/visits/${id}/consult`, {
      ...{ version, way: 'in-person', result: 'not-suitable', findings },
    })
    expect(status).toBe(200)
    const told = (await inboxOf(home.elder)).map(({ text }) => text)
    expect(told.at(-1)).toBe('3月6日 上午 10:00 护理服务没有受理，点开看原因')
    expect(told.join()).not.toMatch(/生命体征|血压/)
  })

  it('goes to nobody whose mandate does not cover booking', async () => {
    const { api, daughterId } = home
    await accepted(home)
    const { body } = await home.elder.get('/api/mandates')
    const [mandate] = body.given as { id: string; relativeId: string }[]
    expect(mandate?.relativeId).toBe(daughterId)
    await home.elder.post(`/api/mandates/${mandate?.id ?? ''}/revoke`)
    await runAt(home, '2026-03-06T08:00:00+08:00')
    const kinds = await kindsOf(await api.signIn(daughterId))
    expect(kinds.filter((kind) => kind.startsWith('visit.'))).toEqual([])
    expect(await kindsOf(home.elder)).toContain('visit.in-2-hours')
  })
})

describe('a reminder', () => {
  it('comes at six the evening before and two hours before', async () => {
    await accepted(home)
    expect(await dueTimes('visit.tomorrow')).toEqual(['2026-03-05T10:00:00.000Z'])
    expect(await dueTimes('visit.in-2-hours')).toEqual(['2026-03-06T00:00:00.000Z'])
  })

  it.each([
    ['09:00', '2026-03-05T23:00:00.000Z'],
    ['08:30', '2026-03-05T12:30:00.000Z'],
    ['08:00', '2026-03-05T12:30:00.000Z'],
  ])('two hours before %s comes at %s: never in quiet hours', async (time, at) => {
    await accepted(home, { time })
    expect(await dueTimes('visit.in-2-hours')).toEqual([at])
  })

  it('is not owed for a visit nobody has taken', async () => {
    await book(home)
    expect(await dueTimes('visit.tomorrow')).toEqual([])
  })

  it('that was due before the visit was taken is not sent after it', async () => {
    await accepted(home, { day: '2026-03-04', time: '11:30' })
    expect(await dueTimes('visit.in-2-hours')).toEqual([])
    expect(await kindsOf(home.daughter)).toEqual(['visit.accepted'])
  })

  it('moves with the visit', async () => {
    const visit = await accepted(home)
    await step(home.desk, visit, 'move', { day: '2026-03-09', time: '15:00' })
    const again = await home.desk.get(`/api/visits/${visit.id}`)
    await step(home.publicHealth, again.body as Booked, 'accept')
    expect(await dueTimes('visit.in-2-hours')).toEqual(['2026-03-09T05:00:00.000Z'])
    expect((await inboxOf(home.daughter)).map(({ text }) => text)).toContain(
      '公卫上门服务改到3月9日 下午 3:00',
    )
  })
})

describe('nothing goes out', () => {
  it('after a cancel, not even what was on its way', async () => {
    const visit = await accepted(home)
    await step(home.desk, visit, 'cancel', { reason: '家属来接' })
    await runAt(home, '2026-03-06T09:00:00+08:00')
    const kinds = await kindsOf(home.daughter)
    expect(kinds).toContain('visit.cancelled')
    expect(kinds).not.toContain('visit.tomorrow')
    expect(kinds).not.toContain('visit.in-2-hours')
  })

  it('of a reminder while she is in hospital', async () => {
    await accepted(home)
    await home.desk.post(`/api/people/${home.elderId}/life`, {
      event: 'admitted',
      on: '2026-03-04',
    })
    await runAt(home, '2026-03-05T18:30:00+08:00')
    await runAt(home, '2026-03-06T09:00:00+08:00')
    expect(await kindsOf(home.elder)).toEqual(['visit.accepted'])
  })
})

describe('those who come', () => {
  it('are told of a task, and that they need not go', async () => {
    const visit = await book(home)
    expect((await inboxOf(home.publicHealth)).map(({ kind, text }) => [kind, text])).toEqual([
      ['visit.assigned', '3月6日 上午 10:00 钱秀英 公卫上门服务，请接单'],
    ])
    await step(home.desk, visit, 'cancel', { reason: '家属来接' })
    expect(await kindsOf(home.publicHealth)).toContain('visit.unassigned')
  })

  it('are told that they are over time, and the desk with them; not once they are out', async () => {
    await setOff(home)
    await runAt(home, '2026-03-06T11:14:00+08:00')
    expect(await kindsOf(home.desk)).toEqual([])
    await runAt(home, '2026-03-06T11:15:00+08:00')
    expect(await kindsOf(home.desk)).toEqual(['visit.overtime'])
    expect(await kindsOf(home.publicHealth)).toContain('visit.overtime')
    expect(await kindsOf(home.manager)).toEqual([])
  })
})

describe('in the night', () => {
  it('a change is told in the morning, unless the visit is sooner', async () => {
    const late = await accepted(home, { time: '15:00' })
    const soon = await accepted(home, { day: '2026-03-05', time: '09:00' })
    home.api.clock.set('2026-03-04T23:00:00+08:00')
    await step(home.desk, late, 'cancel', { reason: '下雪了' })
    await step(home.desk, soon, 'cancel', { reason: '下雪了' })
    const cancelled = async () =>
      (await inboxOf(home.daughter)).filter(({ kind }) => kind === 'visit.cancelled')
    expect((await cancelled()).map(({ at }) => at)).toEqual(['2026-03-04T15:00:00.000Z'])
    home.api.clock.set('2026-03-05T07:00:00+08:00')
    expect((await cancelled()).map(({ at }) => at)).toEqual([
      '2026-03-04T15:00:00.000Z',
      '2026-03-04T23:00:00.000Z',
    ])
  })
})
