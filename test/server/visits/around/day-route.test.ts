import { employ } from '../../../support/build'
import { givePlan, oldElder } from '../house'
import { accepted, book, codeOf, openHome, step } from './steps'
import type { Home } from './steps'
import type { DayRouteView } from '../../../../shared/visits/route'

let home: Home
beforeEach(async () => {
  home = await openHome('visit-day-route')
}, 60_000)
afterEach(() => home.api.stop())

const DAY = '2026-03-06'
const route = async (client = home.publicHealth, more = ''): Promise<DayRouteView> => {
  const { status, body } = await client.get(`/api/visits/day?day=${DAY}${more}`)
  expect([status, body.error]).toEqual([200, undefined])
  return body as DayRouteView
}
const namesOf = ({ households }: DayRouteView) =>
  households.map(({ visits }) => visits.map(({ elder }) => elder.name))

/** Somebody of 85 with a door so many metres east of the first one; without metres the map does not know it. */
async function living(name: string, text: string, metres?: number): Promise<string> {
  const elderId = await oldElder(name)
  const point = { longitude: 120.1551 + (metres ?? 0) / 96_200, latitude: 30.2741 }
  const { status } = await home.desk.post(`/api/people/${elderId}/addresses`, {
    ...{ label: '家', communityCode: '980101001002', text },
    ...(metres === undefined ? {} : { point }),
  })
  expect(status).toBe(201)
  return elderId
}

const bookFor = async (name: string, text: string, at: { time: string; metres?: number }) =>
  book(home, { elderId: await living(name, text, at.metres), time: at.time })

describe('the doors of a day', () => {
  it('stand in order, households together, with the way between them and the address', async () => {
    await bookFor('赵一', '桃源路 1 号', { time: '15:00', metres: 0 })
    await bookFor('钱二', '桃源路 2 号', { time: '08:30', metres: 1000 })
    await bookFor('孙三', '桃源路 2 号', { time: '10:00', metres: 1000 })
    const day = await route()
    expect(namesOf(day)).toEqual([['钱二', '孙三'], ['赵一']])
    const [first, second] = day.households
    expect(first?.address).toBe('东湖社区 桃源路 2 号')
    expect(first?.metresFromLast).toBeUndefined()
    expect(second?.metresFromLast).toBeGreaterThan(950)
    expect(second?.metresFromLast).toBeLessThan(1050)
    expect(day.unplaced).toEqual([])
  })

  it('put those first whose time has come and where nobody is', async () => {
    await bookFor('赵一', '桃源路 1 号', { time: '09:00', metres: 0 })
    await bookFor('钱二', '桃源路 2 号', { time: '15:00', metres: 300 })
    home.api.clock.set(`${DAY}T15:10:00+08:00`)
    const { households } = await route()
    expect(households.map(({ visits: [visit] }) => visit?.elder.name)).toEqual(['赵一', '钱二'])
    home.api.clock.set(`${DAY}T08:00:00+08:00`)
    expect(namesOf(await route())).toEqual([['赵一'], ['钱二']])
  })

  it('give a reason for every visit that has no place', async () => {
    await book(home, { time: '08:30' })
    await bookFor('钱二', '桃源路 2 号', { time: '10:30' })
    const ill = await bookFor('孙三', '桃源路 3 号', { time: '12:30', metres: 0 })
    const elderId = (ill as unknown as { elder: { id: string } }).elder.id
    await home.desk.post(`/api/people/${elderId}/life`, { event: 'admitted', on: '2026-03-04' })
    const { unplaced, households } = await route()
    expect(households).toEqual([])
    expect(unplaced.map(({ visit, why }) => [visit.elder.name, why]).toSorted()).toEqual([
      ['孙三', 'in-hospital'],
      ['钱二', 'no-point'],
      ['钱秀英', 'no-address'],
    ])
    expect(unplaced.every(({ says }) => /\p{Script=Han}/u.test(says))).toBe(true)
  })

  it('leave out what was cancelled, and show the clinic apart', async () => {
    const visit = await bookFor('赵一', '桃源路 1 号', { time: '09:00', metres: 0 })
    await book(home, { code: 'clinic', staffId: home.staff.doctor })
    expect((await route(home.doctor)).clinic).toMatchObject([{ kind: 'clinic' }])
    await step(home.desk, visit, 'cancel', { reason: '家属来接' })
    expect((await route()).households).toEqual([])
  })
})

describe('whose doors', () => {
  it('a team’s are those of its members, for all of the house', async () => {
    const other = await employ({ name: '东公卫二', role: 'public-health', orgId: 'org-east' })
    await givePlan(other)
    await accepted(home)
    const aside = await oldElder('赵一')
    await book(home, { elderId: aside, staffId: other })
    const { unplaced } = await route(home.desk, '&teamId=team-east')
    expect(unplaced.map(({ visit }) => visit.elder.name)).toEqual(['钱秀英'])
    expect((await route(await home.api.signIn(other))).unplaced).toMatchObject([
      { visit: { elder: { name: '赵一' } } },
    ])
  })

  it('are not another house’s, nor a family’s, nor those of a team or day that is none', async () => {
    const west = await home.api.signIn(home.staff.westDoctor)
    const get = (client: Home['desk'], query: string) => client.get(`/api/visits/day?${query}`)
    const team = `day=${DAY}&teamId=team-east`
    expect(codeOf(await get(west, team))).toEqual([404, 'visit.team-unknown'])
    expect(codeOf(await get(home.desk, `day=${DAY}&teamId=none`))).toEqual([
      404,
      'visit.team-unknown',
    ])
    expect(codeOf(await get(home.daughter, team))).toEqual([403, 'who.not-allowed'])
    expect(codeOf(await get(home.desk, 'day=2026-02-30'))).toEqual([422, 'input.invalid'])
  })
})
