import { staffStore } from '../../../../server/people/stores/staff'
import { employ } from '../../../support/build'
import { giveCredentials, givePlan, oldElder } from '../house'
import { accepted, book, codeOf, inboxOf, kindsOf, openHome, setOff, step } from './steps'
import type { Booked, Home } from './steps'

let home: Home
let otherId: string
beforeEach(async () => {
  home = await openHome('visit-reassign')
  otherId = await employ({ name: '东公卫二', role: 'public-health', orgId: 'org-east' })
  await givePlan(otherId)
}, 60_000)
afterEach(() => home.api.stop())

const waiting = async () =>
  (await home.desk.get('/api/visits/lists/to-reassign?orgId=org-east')).body.items as Booked[]
const leave = (staffId: string, day = '2026-03-06') =>
  home.manager.post('/api/schedule/blocks', {
    ...{ staffId, kind: 'leave', why: '事假' },
    ...{ from: { day, time: '07:00' }, to: { day, time: '22:00' } },
  })
const reassign = (visit: Booked, more: object = {}, client = home.desk) =>
  client.post(`/api/visits/${visit.id}/reassign`, { version: visit.version, ...more })

describe('leave over a booked visit', () => {
  it('puts it on the list; once somebody else has it the elder is told who comes, and it is off', async () => {
    const visit = await accepted(home)
    expect(await waiting()).toEqual([])
    const { status, body } = await leave(home.staff.publicHealth)
    expect([status, body.affected]).toMatchObject([201, [{ visitId: visit.id }]])
    expect(await waiting()).toMatchObject([{ id: visit.id }])
    const answer = await reassign(visit)
    expect([answer.status, answer.body.state, answer.body.time]).toEqual([
      200,
      'requested',
      '10:00',
    ])
    const [comes] = answer.body.staff as { id: string; name: string }[]
    expect(comes?.id).not.toBe(home.staff.publicHealth)
    expect(await waiting()).toEqual([])
    expect((await inboxOf(home.elder)).map(({ text }) => text)).toContain(
      `3月6日 上午 10:00 公卫上门服务，改由${comes?.name ?? ''}上门`,
    )
    expect(await kindsOf(await home.api.signIn(comes?.id ?? ''))).toContain('visit.assigned')
    expect(answer.body.trail.at(-1)).toMatchObject({ event: 'reassign' })
  })

  it('frees the time of whoever does not come, and takes that of whoever does', async () => {
    const visit = await accepted(home)
    await reassign(visit, { staffIds: [otherId] })
    const elderId = await oldElder('冯玉兰')
    const free = await book(home, { elderId })
    expect(free.staff.map(({ id }) => id)).toEqual([home.staff.publicHealth])
  })

  it('goes to whoever is named', async () => {
    const visit = await accepted(home)
    const { body } = await reassign(visit, { staffIds: [otherId] })
    expect(body.staff).toMatchObject([{ id: otherId, name: '东公卫二' }])
  })

  it('lists visits of somebody who has left the house since', async () => {
    const visit = await book(home, { staffId: otherId })
    const [post] = await staffStore.ofPerson(otherId, '2026-03-04')
    await staffStore.end(post?.id ?? '', '2026-03-04')
    expect(await waiting()).toMatchObject([{ id: visit.id }])
  })

  it('of two who come keeps the one who still can', async () => {
    const { nurse, stationNurse } = home.staff
    const third = await employ({ name: '东护士三', role: 'nurse', orgId: 'org-east' })
    await givePlan(third)
    await giveCredentials(third)
    const pair = await book(home, { code: 'vitalSigns', time: '18:30', staffId: nurse })
    const came = pair.staff.map(({ id }) => id)
    expect([came.length, came.includes(nurse)]).toEqual([2, true])
    await leave(nurse)
    const { body } = await reassign(pair)
    const now = (body.staff as { id: string }[]).map(({ id }) => id)
    expect(now).toHaveLength(2)
    expect(now).toContain(came.find((id) => id !== nurse))
    expect([nurse, stationNurse, third]).toEqual(expect.arrayContaining(came))
    expect(now).not.toContain(nurse)
  })
})

describe('another person is refused', () => {
  it('who is the same, who is of another role, who has leave, and two for one', async () => {
    const visit = await accepted(home)
    const { publicHealth, doctor } = home.staff
    expect(codeOf(await reassign(visit, { staffIds: [publicHealth] }))).toEqual([
      422,
      'visit.same-staff',
    ])
    expect(codeOf(await reassign(visit, { staffIds: [doctor] }))).toEqual([
      422,
      'visit.staff-not-right',
    ])
    expect(codeOf(await reassign(visit, { staffIds: [otherId, doctor] }))).toEqual([
      422,
      'visit.staff-not-right',
    ])
    await leave(otherId)
    expect(codeOf(await reassign(visit, { staffIds: [otherId] }))).toEqual([
      422,
      'visit.staff-not-right',
    ])
    const { body } = await home.desk.get(`/api/visits/${visit.id}`)
    expect([body.version, body.staff]).toMatchObject([visit.version, [{ id: publicHealth }]])
  })

  it('when everybody is away: the list keeps it', async () => {
    const visit = await accepted(home)
    const { publicHealth, nurse, stationNurse } = home.staff
    for (const id of [publicHealth, nurse, stationNurse, otherId]) await leave(id)
    expect(codeOf(await reassign(visit))).toEqual([409, 'visit.nobody-free'])
    expect(await waiting()).toMatchObject([{ id: visit.id, version: visit.version }])
  })

  it('by families, by other houses, with an old version, and once she is on her way', async () => {
    const visit = await accepted(home)
    const west = await home.api.signIn(home.staff.westDesk)
    expect(codeOf(await reassign(visit, {}, home.daughter))).toEqual([403, 'who.not-allowed'])
    expect(codeOf(await reassign(visit, {}, west))).toEqual([404, 'visit.not-found'])
    expect(codeOf(await reassign({ ...visit, version: 0 }))).toEqual([409, 'data.changed'])
    await step(home.desk, visit, 'cancel', { reason: '不需要了' })
    const going = await setOff(home)
    expect(codeOf(await reassign(going))).toEqual([409, 'visit.not-reassignable'])
  })
})
