import type { AdverseView } from '../../../../shared/visits/safety'
import { accepted, codeOf, inboxOf, openHome, signed, started, step } from './steps'
import type { Booked, Home } from './steps'

interface Items {
  items: AdverseView[]
}

let home: Home
let visit: Booked
beforeEach(async () => {
  home = await openHome('visit-adverse')
  visit = await started(home)
}, 60_000)
afterEach(() => home.api.stop())

const fall = {
  ...{ class: 'fall', harm: 'mild', what: '起身时滑倒', at: '2026-03-06T10:00:00+08:00' },
  firstAid: '平卧，冷敷，测血压',
}
const add = (more: object = {}, client = home.publicHealth) =>
  client.post<AdverseView>(`/api/visits/${visit.id}/adverse`, { ...fall, ...more })
const list = async (more = '') =>
  (await home.manager.get<Items>(`/api/visits/adverse?orgId=org-east${more}`)).body.items
const report = (id: string, client = home.manager) =>
  client.post(`/api/visits/adverse/${id}/report`, { to: '县卫生健康局' })
const followUp = (id: string, client = home.manager) =>
  client.post(`/api/visits/adverse/${id}/follow-up`, { note: '无骨折，已装扶手' })

describe('an adverse event', () => {
  it.each([
    ['mild', '2026-03-21T02:00:00.000Z'],
    ['severe', '2026-03-06T14:00:00.000Z'],
  ])('with %s harm has to be reported by %s, and the manager is told', async (harm, due) => {
    const { status, body } = await add({ harm })
    expect([status, body]).toMatchObject([
      201,
      { class: 'fall', harm, byName: '东公卫', reportDueAt: due, visit: { id: visit.id } },
    ])
    const told = await inboxOf(home.manager)
    expect(told.at(-1)).toMatchObject({ kind: 'visit.adverse' })
    expect(told.at(-1)?.text).toContain('须在3月')
    expect(await list()).toMatchObject([{ id: body.id }])
  })

  it('is off the list when it is reported and followed up, in any order', async () => {
    const { body: first } = await add()
    const { body: second } = await add({ harm: 'severe', what: '头晕' })
    expect((await list()).map(({ id }) => id)).toEqual([second.id, first.id])
    expect((await report(first.id)).body).toMatchObject({ reportedTo: '县卫生健康局' })
    expect(await list()).toHaveLength(2)
    expect((await followUp(first.id)).body).toMatchObject({ followUp: { byName: '东主任' } })
    await followUp(second.id)
    await report(second.id)
    expect(await list()).toEqual([])
    expect(await list('&state=closed')).toHaveLength(2)
  })

  it('may have happened in the very minute of setting off, and not before', async () => {
    const later = await signed(home.elder, await accepted(home, { time: '15:00' }))
    home.api.clock.set('2026-03-06T14:30:40+08:00')
    await step(home.publicHealth, later, 'set-off')
    home.api.clock.set('2026-03-06T14:35:00+08:00')
    const at = (time: string) =>
      home.publicHealth.post(`/api/visits/${later.id}/adverse`, {
        ...{ ...fall, at: `2026-03-06T${time}:00+08:00` },
      })
    expect((await at('14:30')).status).toBe(201)
    expect((await at('14:29')).status).toBe(422)
  })

  it('is no service and changes nothing of the visit', async () => {
    await add()
    const { body } = await home.publicHealth.get(`/api/visits/${visit.id}`)
    expect([body.version, body.state, body.lineIds]).toEqual([visit.version, 'started', []])
  })
})

describe('adverse events', () => {
  const summary = (days: string, client = home.manager) =>
    client.get(`/api/visits/adverse/summary?orgId=org-east&${days}`)

  it('are counted by class and by harm, apart from services', async () => {
    await add()
    await add({ harm: 'severe', what: '头晕' })
    await add({ class: 'bleeding', harm: 'none', what: '针眼渗血' })
    const { status, body } = await summary('from=2026-03-01&to=2026-03-06')
    expect([status, body]).toMatchObject([
      200,
      {
        ...{ all: 3, reportedLate: 0 },
        byClass: { fall: 2, bleeding: 1, choking: 0 },
        byHarm: { mild: 1, severe: 1, none: 1, death: 0 },
      },
    ])
    expect((await summary('from=2026-03-07&to=2026-03-31')).body.all).toBe(0)
    home.api.clock.set('2026-03-06T22:00:01+08:00')
    expect((await summary('from=2026-03-06&to=2026-03-06')).body.reportedLate).toBe(1)
  })

  it('are counted for whoever runs the house, and for days in their order', async () => {
    const west = await home.api.signIn(home.staff.westManager)
    const march = 'from=2026-03-01&to=2026-03-31'
    expect(codeOf(await summary(march, west))).toEqual([404, 'organisation.not-found'])
    expect(codeOf(await summary(march, home.publicHealth))).toEqual([403, 'who.not-allowed'])
    expect(codeOf(await summary('from=2026-03-02&to=2026-03-01'))).toEqual([422, 'adverse.days'])
    expect(codeOf(await summary('from=2026-02-30&to=2026-03-01'))).toEqual([422, 'input.invalid'])
    expect((await summary('from=0001-01-01&to=9999-12-31')).status).toBe(200)
  })
})

describe('an adverse event is refused', () => {
  it.each([
    [{ at: '2026-03-06T10:01:00+08:00' }, 'adverse.when'],
    [{ at: '2026-03-06T09:00:00+08:00' }, 'adverse.when'],
    [{ class: 'anything' }, 'input.invalid'],
    [{ harm: undefined }, 'input.invalid'],
    [{ at: '25:00' }, 'input.invalid'],
  ])('with %j: %s', async (more, code) => {
    expect(codeOf(await add(more))).toEqual([422, code])
    expect(await list()).toEqual([])
  })

  it('before anybody was on the way', async () => {
    visit = await accepted(home, { day: '2026-03-10' })
    expect(codeOf(await add())).toEqual([409, 'visit.nobody-there'])
  })

  it('to be reported or followed up twice', async () => {
    const { body } = await add()
    await report(body.id)
    await followUp(body.id)
    expect(codeOf(await report(body.id))).toEqual([409, 'adverse.reported'])
    expect(codeOf(await followUp(body.id))).toEqual([409, 'adverse.followed-up'])
  })

  it('to families and to other houses', async () => {
    const { body } = await add()
    const west = await home.api.signIn(home.staff.westManager)
    expect(codeOf(await add({}, home.daughter))).toEqual([403, 'who.not-allowed'])
    expect(codeOf(await add({}, west))).toEqual([404, 'visit.not-found'])
    expect(codeOf(await report(body.id, west))).toEqual([404, 'adverse.not-found'])
    expect(codeOf(await followUp(body.id, home.publicHealth))).toEqual([403, 'who.not-allowed'])
  })
})
