import type { VisitView } from '../../../../shared/visits/view'
import { staffStore } from '../../../../server/people/stores/staff'
import type { StaffMember } from '../../../../server/people/types'
import { employ } from '../../../support/build'
import { giveCredentials, givePlan, oldElder } from '../house'
import { accepted, book, codeOf, inboxOf, kindsOf, openHome, runAt, setOff, step } from './steps'
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
  (await home.desk.get<{ items: Booked[] }>('/api/visits/lists/to-reassign?orgId=org-east')).body
    .items
const leave = (staffId: string, day = '2026-03-06') =>
  home.manager.post('/api/schedule/blocks', {
    ...{ staffId, kind: 'leave', why: '事假' },
    ...{ from: { day, time: '07:00' }, to: { day, time: '22:00' } },
  })
const reassign = (visit: Booked, more: object = {}, client = home.desk) =>
  client.post<VisitView>(`/api/visits/${visit.id}/reassign`, { version: visit.version, ...more })

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
    const [comes] = answer.body.staff
    expect(comes?.id).not.toBe(home.staff.publicHealth)
    expect(await waiting()).toEqual([])
    expect((await inboxOf(home.elder)).map(({ text }) => text)).toContain(
      `3月6日 上午 10:00 公卫上门服务，改由${comes?.name ?? ''}上门`,
    )
    expect(await kindsOf(await home.api.signIn(comes?.id ?? ''))).toContain('visit.assigned')
    expect(answer.body.trail.at(-1)).toMatchObject({ event: 'reassign' })
  })

  it('tells whoever need not go any more, and nobody else', async () => {
    const visit = await accepted(home)
    await reassign(visit, { staffIds: [otherId] })
    const told = (await inboxOf(home.publicHealth)).filter(
      ({ kind }) => kind === 'visit.unassigned',
    )
    expect(told.map(({ text }) => text)).toEqual([
      '3月6日 上午 10:00 钱秀英 公卫上门服务已改派，您不用去了',
    ])
    expect(await kindsOf(await home.api.signIn(otherId))).not.toContain('visit.unassigned')
    expect(await kindsOf(home.elder)).not.toContain('visit.unassigned')
  })

  it('frees the time of whoever does not come, and takes that of whoever does', async () => {
    const visit = await accepted(home)
    await reassign(visit, { staffIds: [otherId] })
    const elderId = await oldElder('冯玉兰')
    const free = await book(home, { elderId })
    expect(free.staff.map(({ id }) => id)).toEqual([home.staff.publicHealth])
  })

  it('that nobody looked at is told to the house the afternoon before, and promises nobody by name', async () => {
    await accepted(home)
    await leave(home.staff.publicHealth)
    await runAt(home, '2026-03-05T15:00:00+08:00')
    expect((await inboxOf(home.desk)).at(-1)).toMatchObject({
      kind: 'visit.to-reassign',
      text: '3月6日 上午 10:00 钱秀英 公卫上门服务，原来的人来不了，请改派',
    })
    await runAt(home, '2026-03-05T18:00:00+08:00')
    expect((await inboxOf(home.elder)).at(-1)).toMatchObject({
      kind: 'visit.tomorrow',
      text: '3月6日 上午 10:00 医护人员上门，公卫上门服务',
    })
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

  it('lists visits of somebody who works for another house now, or will have left by then', async () => {
    const moved = await book(home, { staffId: otherId })
    const [post] = await staffStore.ofPerson(otherId, '2026-03-04')
    await staffStore.end(post?.id ?? '', '2026-03-06')
    expect(await waiting()).toMatchObject([{ id: moved.id }])
    const { id: _here, to: _until, ...there } = { ...post, orgId: 'org-west', orgName: '西中心' }
    await staffStore.addMany([{ ...(there as StaffMember), from: '2026-03-04' }])
    expect(await waiting()).toMatchObject([{ id: moved.id }])
  })

  it('of two who come keeps the one who still can', async () => {
    const third = await employ({ name: '东护士三', role: 'nurse', orgId: 'org-east' })
    await givePlan(third)
    await giveCredentials(third)
    const pair = await book(home, { code: 'vitalSigns', time: '18:30', staffId: undefined })
    const [first = '', second = '', ...more] = pair.staff.map(({ id }) => id)
    expect([first, second, more]).toEqual([expect.any(String), expect.any(String), []])
    await leave(first)
    const { body } = await reassign(pair)
    const now = body.staff.map(({ id }) => id)
    const nurses = [home.staff.nurse, home.staff.stationNurse, third]
    expect(now.toSorted()).toEqual(nurses.filter((id) => id !== first).toSorted())
    expect(now[0]).toBe(second)
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
    const early = { at: '2020-01-01T10:00:00+08:00' }
    expect(codeOf(await reassign(visit, early))).toEqual([422, 'visit.out-of-order'])
    await step(home.desk, visit, 'cancel', { reason: '不需要了' })
    const going = await setOff(home)
    expect(codeOf(await reassign(going))).toEqual([409, 'visit.not-reassignable'])
  })
})
