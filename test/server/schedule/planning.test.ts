import { no, openCounty } from '../contracts/steps'
import type { RosterView, ScheduledStaff, Span } from '../../../shared/schedule'
import type { County } from '../contracts/steps'
import { countAll, wrongBodies } from '../../support/wrong-input'
import type { Client } from '../../support/client'

let county: County
beforeAll(async () => {
  county = await openCounty('planning')
})
afterAll(() => county.api.stop())

const json = { 'Content-Type': 'application/json' }
const put = (client: Client, path: string, body: unknown) =>
  client.send('PUT', `/api/schedule${path}`, { headers: json, body: JSON.stringify(body) })

const workday: Span[] = [{ from: '08:00', to: '12:00' }]
const week = {
  from: '2026-03-04',
  weekly: [workday, workday, workday, workday, workday, [], []],
  capPerDay: 6,
  travelMinutes: 30,
}
const kept = ['plans', 'schedule_exceptions', 'schedule_blocks', 'claims']

describe('a weekly plan', () => {
  it('is empty until desk or manager make one, and is read by its owner', async () => {
    const { staff, as } = county
    const path = `/api/schedule/staff/${staff.nurse}/plan`
    expect((await as.desk.get(path)).body).toMatchObject({ version: 0, capPerDay: 6 })
    const made = await put(as.desk, `/staff/${staff.nurse}/plan`, { ...week, version: 0 })
    expect([made.status, made.body.version, made.body.weekly[0]]).toEqual([200, 1, workday])
    const { affected, ...kept } = made.body
    expect([affected, (await as.nurse.get(path)).body]).toEqual([[], kept])
    const { body: everybody } = await as.manager.get<ScheduledStaff[]>(
      '/api/schedule/staff?orgId=org-east',
    )
    expect(everybody).toContainEqual({
      ...{ id: staff.nurse, name: '东护士', title: '在岗', role: 'nurse', planned: true },
    })
    expect(everybody.map(({ role }) => role)).not.toContain('desk')
  })

  it('is changed only by who has seen it as it is, and of two at once by one', async () => {
    const { staff, as } = county
    const path = `/staff/${staff.doctor}/plan`
    const both = await Promise.all(
      [as.desk, as.manager].map((client) => put(client, path, { ...week, version: 0 })),
    )
    expect(both.map(no).toSorted()).toEqual([
      [200, undefined],
      [409, 'schedule.plan-changed'],
    ])
    expect(no(await put(as.desk, path, { ...week, version: 0 }))).toEqual([
      ...[409, 'schedule.plan-changed'],
    ])
    expect(no(await put(as.desk, path, { ...week, version: 1 }))).toEqual([200, undefined])
  })

  it('holds until a later one begins', async () => {
    const { staff, as } = county
    const path = `/staff/${staff.publicHealth}/plan`
    await put(as.desk, path, { ...week, version: 0 })
    const evening = week.weekly.map(() => [{ from: '18:00', to: '20:00' }])
    const later = { ...week, from: '2026-03-09', weekly: evening }
    const { body } = await put(as.desk, path, { ...later, version: 1 })
    expect([body.from, body.later]).toEqual(['2026-03-04', [later]])
    const roster = await as.desk.get<RosterView>(
      '/api/schedule/roster?orgId=org-east&from=2026-03-06',
    )
    const row = roster.body.rows.find((each) => each.staff.id === staff.publicHealth)
    expect(row?.days.map(({ spans }) => spans)).toEqual([
      ...[workday, [], [], evening[0], evening[0], evening[0], evening[0]],
    ])
  })

  it.each([
    ['a day that is over', { from: '2026-03-03' }, 'schedule.past-day'],
    ['more than a year ahead', { from: '2027-03-06' }, 'schedule.too-far'],
    ['25:00', { weekly: week.weekly.with(0, [{ from: '08:00', to: '25:00' }]) }, 'input.invalid'],
    ['08:10', { weekly: week.weekly.with(0, [{ from: '08:10', to: '09:00' }]) }, 'input.invalid'],
    [
      'an end before its beginning',
      { weekly: week.weekly.with(0, [{ from: '12:00', to: '08:00' }]) },
      'input.invalid',
    ],
    [
      'an empty span',
      { weekly: week.weekly.with(0, [{ from: '08:00', to: '08:00' }]) },
      'input.invalid',
    ],
    [
      'six in the morning',
      { weekly: week.weekly.with(0, [{ from: '06:00', to: '08:00' }]) },
      'input.invalid',
    ],
    [
      'spans that overlap',
      { weekly: week.weekly.with(0, [...workday, { from: '11:00', to: '13:00' }]) },
      'input.invalid',
    ],
    [
      'a span for nothing',
      { weekly: week.weekly.with(0, [{ from: '08:00', to: '09:00', kinds: [] }]) },
      'input.invalid',
    ],
    ['six days', { weekly: week.weekly.slice(1) }, 'input.invalid'],
    ['no visit a day', { capPerDay: 0 }, 'input.invalid'],
    ['20 minutes on the way', { travelMinutes: 20 }, 'input.invalid'],
  ])('is refused with %s', async (_, wrong, code) => {
    const { staff, as } = county
    const before = await countAll(kept)
    const answer = await put(as.desk, `/staff/${staff.stationNurse}/plan`, {
      ...week,
      version: 0,
      ...wrong,
    })
    expect(no(answer)[1]).toBe(code)
    expect(answer.body.error.message).toMatch(/[一-龥]/)
    expect(await countAll(kept)).toEqual(before)
  })

  it.each(wrongBodies({ ...week, version: 0 }))('is refused %s', async (_, body) => {
    const { staff, as } = county
    const answer = await put(as.desk, `/staff/${staff.stationNurse}/plan`, body)
    expect(no(answer)).toEqual([422, 'input.invalid'])
  })
})

describe('who may', () => {
  it('plan: desk and manager of the organisation, for those who can be booked there', async () => {
    const { staff, as } = county
    const path = `/staff/${staff.nurse}/plan`
    const body = { ...week, version: 1 }
    expect(no(await put(as.westDesk, path, body))).toEqual([404, 'schedule.staff-unknown'])
    expect(no(await put(as.nurse, path, body))).toEqual([403, 'who.not-allowed'])
    expect(no(await put(as.county, path, body))).toEqual([403, 'who.not-allowed'])
    expect(no(await put(as.desk, `/staff/${staff.desk}/plan`, body))).toEqual([
      ...[404, 'schedule.staff-unknown'],
    ])
    expect(no(await put(as.desk, `/staff/${'0'.repeat(24)}/plan`, body))).toEqual([
      ...[404, 'schedule.staff-unknown'],
    ])
  })

  it('plan for a station: the desk of its centre', async () => {
    const { staff, as } = county
    const answer = await put(as.desk, `/staff/${staff.stationNurse}/plan`, { ...week, version: 0 })
    expect(answer.status).toBe(200)
  })

  it('read: each their own, nobody a colleague’s or another house’s', async () => {
    const { staff, as } = county
    const of = (id: string) => `/api/schedule/staff/${id}/plan`
    expect((await as.doctor.get(of(staff.doctor))).status).toBe(200)
    expect(no(await as.doctor.get(of(staff.nurse)))).toEqual([404, 'schedule.staff-unknown'])
    expect(no(await as.westManager.get(of(staff.nurse)))).toEqual([404, 'schedule.staff-unknown'])
    for (const list of ['staff', 'roster', 'blocks']) {
      const path = `/api/schedule/${list}?orgId=org-east`
      expect(no(await as.westDesk.get(path))).toEqual([404, 'schedule.organisation-unknown'])
      expect(no(await as.province.get(path))).toEqual([403, 'who.not-allowed'])
    }
    expect(no(await as.nurse.get('/api/schedule/blocks?orgId=org-east'))).toEqual([
      ...[404, 'schedule.organisation-unknown'],
    ])
  })
})
