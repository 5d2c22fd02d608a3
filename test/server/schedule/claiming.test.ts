import { connectTestDatabase, dropTestDatabase } from '../../support/connected'
import { handClock } from '../../support/hand-clock'
import type { HandClock } from '../../support/hand-clock'
import { keysOf, promiseKey } from '../../../server/schedule/keys'
import { claimStore } from '../../../server/schedule/stores/claims'
import { doublyHeld, forgetAll, newVisitId, standUp } from './claimed'
import { elderOf, nurse, otherElderId, otherNurse, place } from './staff'

let clock: HandClock
let visits: ReturnType<typeof standUp>
beforeAll(() => connectTestDatabase('claiming'))
afterAll(dropTestDatabase)
beforeEach(async () => {
  await forgetAll()
  clock = handClock('2026-03-04T08:00:00+08:00')
  visits = standUp(clock)
})

describe('a time that many want at once', () => {
  it('is given to exactly one of forty, and the others hear why', async () => {
    const asks = Array.from({ length: 40 }, (_, at) => visits.book(place({ elderId: elderOf(at) })))
    const answers = await Promise.all(asks)
    expect(answers.filter(({ taken }) => taken)).toHaveLength(1)
    const lost = answers.filter(({ taken }) => !taken)
    expect(lost).toHaveLength(39)
    for (const answer of lost)
      expect(answer).toMatchObject({ reason: 'nobody-free', lost: 'staff' })
    expect(await doublyHeld()).toEqual([])
  })

  it('is given to one again after it was given back, whoever sees the dead claim', async () => {
    for (let round = 0; round < 3; round++) {
      const asks = Array.from({ length: 12 }, (_, at) =>
        visits.book(place({ elderId: elderOf(at), time: at % 2 ? '09:00' : '09:30' })),
      )
      const won = (await Promise.all(asks)).filter(({ taken }) => taken)
      expect(won).toHaveLength(1)
      for (const { visitId } of won) await visits.end(visitId)
    }
  })

  it('is given once per nurse when two are needed and pairs overlap', async () => {
    const third = { ...nurse, id: 'c'.repeat(24) }
    const pairs = [
      [nurse, otherNurse],
      [otherNurse, third],
      [third, nurse],
    ]
    const asks = pairs.map((staff, at) => visits.book(place({ staff, elderId: elderOf(at) })))
    expect((await Promise.all(asks)).filter(({ taken }) => taken)).toHaveLength(1)
    expect(await doublyHeld()).toEqual([])
  })
})

it('counts the visits of a day without looking: each begins at another ordinal', () => {
  const day = ['08:00', '09:30', '11:00', '12:30', '14:00', '15:30'].map((time) => place({ time }))
  const first = day.flatMap((each) => visits.schedule.firstClaims(newVisitId(), keysOf(each)))
  const ordinals = first.map(({ key }) => key).filter((key) => key.startsWith('n:'))
  expect(ordinals.toSorted()).toEqual(keysOf(place()).filter((key) => key.startsWith('n:')))
})

describe('one time of a promise', () => {
  const promise = promiseKey('contract-1', '2026-12-31', 2)
  const times = ['08:00', '10:00', '12:00', '14:00', '16:00', '18:00']

  it('is had by one of those who want it at once, each at another hour', async () => {
    const answers = await Promise.all(times.map((time) => visits.book(place({ time, promise }))))
    const won = answers.filter(({ taken }) => taken)
    expect(won).toHaveLength(1)
    for (const answer of answers.filter(({ taken }) => !taken))
      expect(answer).toMatchObject({ lost: 'promise', key: promise, reason: 'not-eligible' })
    for (const { visitId } of won) await visits.end(visitId)
    expect(await visits.book(place({ time: '20:00', promise }))).toMatchObject({ taken: true })
  })

  it('is kept until the last day of the promise is over, however early the visit was', async () => {
    await visits.book(place({ promise }))
    expect(await claimStore.sweepBefore('2026-12-31')).toBeGreaterThan(0)
    expect((await claimStore.rows([promise])).size).toBe(1)
    expect(await claimStore.sweepBefore('2027-01-01')).toBe(1)
  })
})

describe('the way to a door', () => {
  it.each([
    ['09:45', false],
    ['10:15', false],
    ['10:30', true],
  ])('after a visit of 09:00 to 10:00 the next at %s: %s', async (time, expected) => {
    await visits.book(place())
    const next = await visits.book(place({ elderId: otherElderId, time }))
    expect(next.taken).toBe(expected)
  })

  it('is not claimed at the centre', async () => {
    await visits.book(place({ home: false }))
    const next = await visits.book(place({ elderId: otherElderId, time: '10:00', home: false }))
    expect(next.taken).toBe(true)
  })

  it('ends at the hours of the day', () => {
    const keys = keysOf(place({ time: '07:00', minutes: 30 }))
    expect(keys.filter((key) => key.startsWith('s:'))).toEqual(
      ['0700', '0715', '0730'].map((time) => `s:${nurse.id}|2026-03-05|${time}`),
    )
  })
})

it.each(['06:45', '21:15'])('has no keys for a visit at %s', (time) => {
  expect(() => keysOf(place({ time }))).toThrow('no cells')
})

describe('an elder', () => {
  it('has one visit at a time, whoever comes', async () => {
    await visits.book(place())
    const other = await visits.book(place({ staff: [otherNurse], time: '09:30' }))
    expect(other).toMatchObject({ taken: false, lost: 'elder', reason: 'elder-busy' })
  })

  it('has two when staff say so, and then nobody takes the cell of the first when that one is gone', async () => {
    const first = await visits.book(place())
    const override = newVisitId()
    const second = await visits.book(place({ staff: [otherNurse], override }), override)
    expect(second.taken).toBe(true)
    await visits.end(first.visitId)
    const third = await visits.book(place())
    expect(third).toMatchObject({ taken: false, lost: 'elder', reason: 'elder-busy' })
    await visits.end(second.visitId)
    expect((await visits.book(place())).taken).toBe(true)
  })
})

describe('the most visits of a day', () => {
  const capped = { ...nurse, capPerDay: 2, travelMinutes: 0 }
  const at = (hour: number) =>
    place({ staff: [capped], elderId: elderOf(hour), time: `${String(hour).padStart(2, '0')}:00` })

  it('are two of ten when ten are asked for at once', async () => {
    const hours = Array.from({ length: 10 }, (_, hour) => hour + 8)
    const answers = await Promise.all(hours.map((hour) => visits.book(at(hour))))
    expect(answers.filter(({ taken }) => taken)).toHaveLength(2)
    expect(answers.find(({ taken }) => !taken)).toMatchObject({
      lost: 'cap',
      reason: 'nobody-free',
    })
  })

  it('are counted anew when one is given back', async () => {
    const [first] = [await visits.book(at(8)), await visits.book(at(10))]
    expect((await visits.book(at(12))).taken).toBe(false)
    await visits.end(first.visitId)
    expect((await visits.book(at(12))).taken).toBe(true)
  })
})

it('looks away from claims of days that are over', async () => {
  await visits.book(place())
  expect(await claimStore.sweepBefore('2026-03-05')).toBe(0)
  expect(await claimStore.sweepBefore('2026-03-06')).toBe(6 + 4 + 1)
})
