import { connectTestDatabase, dropTestDatabase } from '../../support/connected'
import { handClock } from '../../support/hand-clock'
import type { HandClock } from '../../support/hand-clock'
import { keysOf } from '../../../server/schedule/keys'
import { claimStore } from '../../../server/schedule/stores/claims'
import { doublyHeld, forgetAll, newVisitId, standUp } from './claimed'
import { elderOf, nurse, otherElderId, place } from './staff'

let clock: HandClock
let visits: ReturnType<typeof standUp>
beforeAll(() => connectTestDatabase('keeping'))
afterAll(dropTestDatabase)
beforeEach(async () => {
  await forgetAll()
  clock = handClock('2026-03-04T08:00:00+08:00')
  visits = standUp(clock)
})

describe('a server that goes down in between', () => {
  it.each([0, 1, 4, 9])(
    'after %i keys leaves nothing claimed once the hold is over',
    async (keys) => {
      await visits.crashAfter(place(), keys)
      expect((await visits.book(place({ elderId: otherElderId }))).taken).toBe(keys === 0)
      clock.set('2026-03-04T08:05:00+08:00')
      const again = await visits.book(place({ elderId: otherElderId, time: '11:00' }))
      expect(again.taken).toBe(true)
      const same = await visits.book(place())
      expect(same.taken).toBe(keys > 0)
    },
  )

  it('cannot confirm what was taken over, although its own clock says it still could', async () => {
    const slow = await visits.intend(place())
    expect((await visits.schedule.take(slow.visitId, slow.claims)).taken).toBe(true)
    clock.set('2026-03-04T08:05:00+08:00')
    expect((await visits.book(place({ elderId: otherElderId }))).taken).toBe(true)
    expect(await visits.confirm(slow.visitId)).toBe(false)
    expect(await doublyHeld()).toEqual([])
  })

  it('keeps what was confirmed in time from everybody', async () => {
    const held = await visits.intend(place())
    await visits.schedule.take(held.visitId, held.claims)
    expect(await visits.confirm(held.visitId)).toBe(true)
    clock.set('2026-03-04T09:00:00+08:00')
    expect((await visits.book(place({ elderId: otherElderId }))).taken).toBe(false)
  })
})

describe('another time for a visit', () => {
  it('may overlap the one it had, and leaves the rest of that to others', async () => {
    const { visitId } = await visits.book(place())
    expect(await visits.move(visitId, place({ time: '09:30' }))).toEqual({ taken: true })
    const before = await visits.book(place({ elderId: otherElderId, time: '08:00' }))
    expect(before.taken).toBe(true)
    expect((await visits.book(place({ elderId: elderOf(1), time: '10:15' }))).taken).toBe(false)
  })

  it('is refused where somebody else stands, and then the old one stands as it did', async () => {
    const { visitId } = await visits.book(place())
    await visits.book(place({ elderId: otherElderId, time: '13:00' }))
    expect((await visits.move(visitId, place({ time: '13:00' }))).taken).toBe(false)
    expect((await visits.book(place({ elderId: elderOf(1) }))).taken).toBe(false)
  })

  it('may be the first one again', async () => {
    const { visitId } = await visits.book(place())
    await visits.move(visitId, place({ time: '14:00' }))
    expect(await visits.move(visitId, place())).toEqual({ taken: true })
    expect((await visits.book(place({ elderId: otherElderId, time: '14:00' }))).taken).toBe(true)
    expect((await visits.book(place({ elderId: elderOf(1) }))).taken).toBe(false)
  })

  it('back to the first cannot be undercut by somebody who saw that one dead', async () => {
    const { visitId } = await visits.book(place())
    await visits.move(visitId, place({ time: '14:00' }))
    const [key = ''] = keysOf(place())
    const seen = (await claimStore.rows([key])).get(key)?.n ?? 0
    await visits.move(visitId, place())
    expect(await claimStore.takeInOrder(newVisitId(), [{ key, seen }])).toBe(0)
    expect((await claimStore.rows([key])).get(key)?.visitId).toBe(visitId)
  })

  it('does not need a second place of the day', async () => {
    const capped = { ...nurse, capPerDay: 1 }
    const { visitId } = await visits.book(place({ staff: [capped] }))
    const moved = await visits.move(visitId, place({ staff: [capped], time: '15:00' }))
    expect(moved).toEqual({ taken: true })
  })
})
