import { connectTestDatabase, dropTestDatabase } from '../../support/connected'
import { handClock } from '../../support/hand-clock'
import { forgetAll, newVisitId, standUp } from './claimed'
import { block, everyDay, except, hourAtHome, plan, timesOf } from './planned'
import { elderId, nurse, otherElderId, otherNurse } from './staff'

const clock = handClock()
const { schedule, book, end, intend } = standUp(clock)
const { free, at } = schedule
beforeAll(() => connectTestDatabase('free'))
afterAll(dropTestDatabase)
beforeEach(async () => {
  await forgetAll()
  clock.set('2026-03-04T08:00:00+08:00')
})

const morning = { from: '08:00', to: '10:30' }
const place = (time: string, more: object = {}) => ({
  ...{ staff: [nurse], elderId: otherElderId, day: '2026-03-05', time },
  ...{ minutes: 60, home: true, ...more },
})

describe('times on the half hour', () => {
  it('begin with the span and end so that the way back still lies in it', async () => {
    await plan(nurse, [morning])
    expect(timesOf(await free(hourAtHome()))).toEqual(['08:00', '08:30', '09:00'])
    expect(timesOf(await free(hourAtHome({ home: false, kind: 'clinic' })))).toEqual([
      ...['08:00', '08:30', '09:00', '09:30'],
    ])
  })

  it('lie in spans open to the kind', async () => {
    await plan(nurse, [
      { ...morning, kinds: ['clinic'] },
      { from: '13:00', to: '14:15' },
    ])
    expect(timesOf(await free(hourAtHome()))).toEqual(['13:00'])
  })

  it('leave out what is booked, with the way there and back, and come back when it is given back', async () => {
    await plan(nurse, [{ from: '08:00', to: '14:00' }])
    const { visitId } = await book(place('10:00'))
    expect(timesOf(await free(hourAtHome()))).toEqual(['08:00', '08:30', '11:30', '12:00', '12:30'])
    await end(visitId)
    expect(timesOf(await free(hourAtHome()))).toHaveLength(10)
  })

  it('leave out what is held, until the hold is over', async () => {
    await plan(nurse, [morning])
    await intend(place('08:30'))
    expect(timesOf(await free(hourAtHome()))).toEqual([])
    clock.set('2026-03-04T08:05:00+08:00')
    expect(timesOf(await free(hourAtHome()))).toHaveLength(3)
  })

  it('leave out blocks, with the way there', async () => {
    await plan(nurse, [{ from: '08:00', to: '12:00' }])
    await block(nurse.id, '2026-03-05', '08:00', '09:00')
    expect(timesOf(await free(hourAtHome()))).toEqual(['09:30', '10:00', '10:30'])
  })

  it('follow an exception', async () => {
    await plan(nurse, [morning])
    await except(nurse.id, '2026-03-05', [{ from: '19:00', to: '20:30' }])
    expect(timesOf(await free(hourAtHome()))).toEqual(['19:00'])
  })

  it('do not stand in the way of the very visit that looks for another time', async () => {
    await plan(nurse, [morning])
    const { visitId } = await book(place('08:00', { elderId }))
    expect(timesOf(await free(hourAtHome()))).toEqual([])
    expect(timesOf(await free(hourAtHome({ ownVisit: visitId })))).toHaveLength(3)
  })

  it('need two people at once when two come', async () => {
    await plan(nurse, [morning])
    await plan(otherNurse, [{ from: '08:30', to: '12:00' }])
    const staffIds = [nurse.id, otherNurse.id]
    const two = await free(hourAtHome({ staffIds, people: 2 }))
    expect(timesOf(two)).toEqual(['08:30', '09:00'])
    const one = await free(hourAtHome({ staffIds }))
    expect(one.days[0]?.times.find(({ time }) => time === '08:00')?.staff).toEqual([nurse])
  })
})

describe('when there is no time', () => {
  const reasonsOf = async (more: Parameters<typeof hourAtHome>[0] = {}) =>
    (await free(hourAtHome(more))).reasons

  it('nobody is qualified', async () => {
    expect(await reasonsOf({ staffIds: [] })).toEqual(['nobody-qualified'])
    expect(await reasonsOf({ staffIds: [nurse.id], people: 2 })).toEqual(['nobody-qualified'])
  })

  it('nobody works: no plan, a span too short, a public holiday', async () => {
    expect(await reasonsOf()).toEqual(['outside-hours'])
    await plan(nurse, [{ from: '08:00', to: '09:00' }])
    expect(await reasonsOf()).toEqual(['outside-hours'])
    await forgetAll()
    await plan(nurse, [morning])
    clock.set('2026-09-30T08:00:00+08:00')
    expect(await reasonsOf({ from: '2026-10-01' })).toEqual(['outside-hours'])
  })

  it('nobody is free', async () => {
    await plan({ ...nurse, capPerDay: 1 }, [{ from: '08:00', to: '17:00' }])
    await book(place('08:00', { staff: [{ ...nurse, capPerDay: 1 }] }))
    expect(await reasonsOf()).toEqual(['nobody-free'])
  })

  it('the elder has something else, unless staff say it is right', async () => {
    await plan(nurse, [morning])
    await book(place('08:00', { staff: [otherNurse], elderId, minutes: 150 }))
    expect(await reasonsOf()).toEqual(['elder-busy'])
    expect(await reasonsOf({ elderMayOverlap: true })).toEqual([])
  })

  it('it is too early, too late, or over', async () => {
    await plan(nurse, [morning])
    expect(await reasonsOf({ leadMinutes: 60 * 26 })).toEqual(['too-early'])
    expect(await reasonsOf({ until: '2026-03-04' })).toEqual(['too-late'])
    expect(await reasonsOf({ from: '2026-03-03' })).toEqual(['too-early'])
    clock.set('2026-03-10T08:00:00+08:00')
    expect(await reasonsOf({ from: '2026-05-09' })).toEqual([])
    expect(await reasonsOf({ from: '2026-05-10' })).toEqual(['too-late'])
  })

  it('there is none to tell once one day has a time', async () => {
    await plan(nurse, [], [...everyDay([morning]).slice(0, 5), [], []])
    const week = await free(hourAtHome({ days: 7 }))
    expect(week.reasons).toEqual([])
    expect(week.days.map(({ kind, times }) => [kind, times.length])).toEqual([
      ...[
        ['workday', 3],
        ['workday', 3],
        ['rest', 0],
        ['rest', 0],
      ],
      ...[
        ['workday', 3],
        ['workday', 3],
        ['workday', 3],
      ],
    ])
  })
})

describe('one time', () => {
  it('may be any quarter of an hour, and says who can come or why nobody can', async () => {
    await plan(nurse, [morning])
    const asked = { ...hourAtHome(), day: '2026-03-05' }
    expect(await at({ ...asked, time: '09:15' })).toEqual({ staff: [nurse], reasons: [] })
    expect((await at({ ...asked, time: '09:30' })).reasons).toEqual(['outside-hours'])
    expect((await at({ ...asked, time: '06:45' })).reasons).toEqual(['outside-hours'])
    expect((await at({ ...asked, day: '2026-03-03', time: '09:00' })).reasons).toEqual([
      'too-early',
    ])
    await book(place('09:00', { override: newVisitId() }))
    expect((await at({ ...asked, time: '08:00' })).reasons).toEqual(['nobody-free'])
  })

  it('of today is over at its very minute', async () => {
    await plan(nurse, [morning])
    const today = { ...hourAtHome(), day: '2026-03-04' }
    expect((await at({ ...today, time: '08:00' })).reasons).toEqual([])
    clock.set('2026-03-04T08:00:01+08:00')
    expect((await at({ ...today, time: '08:00' })).reasons).toEqual(['too-early'])
  })
})

it('says so when the calendar does not know the holidays', async () => {
  clock.set('2026-12-20T08:00:00+08:00')
  await plan(nurse, [morning])
  const known = await free(hourAtHome({ from: '2026-12-31' }))
  const over = await free(hourAtHome({ from: '2026-12-31', days: 2 }))
  expect([known.holidaysUnknown, over.holidaysUnknown]).toEqual([false, true])
  expect(timesOf(over, 1)).toHaveLength(3)
})
