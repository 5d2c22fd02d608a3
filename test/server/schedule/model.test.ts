import fc from 'fast-check'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'
import { handClock } from '../../support/hand-clock'
import type { FreeQuery, Place } from '../../../server/schedule/types'
import { doublyHeld, forgetAll, newVisitId, standUp } from './claimed'
import { clockText, inTheWay, isPlanned } from './oracle'
import type { PlannedNurse, Town } from './oracle'
import { block, plan } from './planned'
import { elderId, nurse, otherNurse } from './staff'
import { days, interval, nurseLike, wish } from './wishes'
import type { Wish } from './wishes'

beforeAll(() => connectTestDatabase('model'))
afterAll(dropTestDatabase)

const START = Date.parse('2026-03-04T08:00:00+08:00')
const clock = handClock()
const visits = standUp(clock)
const { schedule } = visits
type Real = typeof visits
type Command = fc.AsyncCommand<Town, Real>

function placeOf({ who, at, ...rest }: Wish, { nurses }: Town, override?: string): Place {
  const staff = nurses
    .filter((_, index) => who.includes(index))
    .map(({ id, capPerDay, travelMinutes }) => ({ id, capPerDay, travelMinutes }))
  return { ...rest, staff, time: clockText(at), ...(override ? { override } : {}) }
}

/** Taken exactly when nothing is in the way; what a broken server left half-claimed may go either way. */
function judge(taken: boolean, way: readonly { sure: boolean }[]) {
  if (way.length === 0) expect(taken).toBe(true)
  if (way.some(({ sure }) => sure)) expect(taken).toBe(false)
}

const isOnlyUnsure = (way: readonly { sure: boolean }[]) =>
  way.length > 0 && way.every(({ sure }) => !sure)

const command = (name: string, run: (town: Town, real: Real) => Promise<void>): Command => ({
  check: () => true,
  async run(town, real) {
    await run(town, real)
    await agree(town)
  },
  toString: () => name,
})

const books = fc.tuple(wish, fc.boolean()).map(([asked, overrides]) =>
  command(`book ${JSON.stringify(asked)} ${overrides}`, async (town, real) => {
    const id = newVisitId()
    const place = placeOf(asked, town, overrides ? id : undefined)
    const way = inTheWay(town, place)
    if (isOnlyUnsure(way)) return
    const { taken } = await real.book(place, id)
    judge(taken, way)
    if (taken) town.visits.set(id, { place, sure: true })
  }),
)

const moves = fc.tuple(fc.nat(), wish).map(([which, asked]) =>
  command(`move ${which} to ${JSON.stringify(asked)}`, async (town, real) => {
    const sure = [...town.visits].filter(([, visit]) => visit.sure && !visit.place.override)
    const [id, old] = sure[which % Math.max(1, sure.length)] ?? []
    if (!id || !old) return
    const place = { ...placeOf(asked, town), elderId: old.place.elderId }
    const way = inTheWay(town, place, id)
    if (isOnlyUnsure(way)) return
    const { taken } = await real.move(id, place)
    judge(taken, way)
    if (taken) town.visits.set(id, { place, sure: true })
  }),
)

const cancels = fc.nat().map((which) =>
  command(`cancel ${which}`, async (town, real) => {
    const id = [...town.visits.keys()][which % Math.max(1, town.visits.size)]
    if (!id) return
    await real.end(id)
    town.visits.delete(id)
  }),
)

const crashes = fc.tuple(wish, fc.integer({ min: 0, max: 12 })).map(([asked, keys]) =>
  command(`go down after ${keys} keys of ${JSON.stringify(asked)}`, async (town, real) => {
    const place = placeOf(asked, town)
    if (inTheWay(town, place).length > 0) return
    const id = await real.crashAfter(place, keys)
    town.visits.set(id, { place, until: town.now + 5 * 60_000, sure: false })
  }),
)

const waits = fc.constant(
  command('wait five minutes', async (town) => {
    town.now += 5 * 60_000
    clock.set(new Date(town.now).toISOString())
  }),
)

const blocks = fc
  .record({ who: fc.nat(1), day: fc.constantFrom(...days), when: interval })
  .map(({ who, day, when }) =>
    command(`block ${who} on ${day}`, async (town) => {
      const staffId = town.nurses[who]?.id ?? ''
      await block(staffId, day, clockText(when.from), clockText(when.to))
      town.blocks.push({ staffId, day, ...when })
    }),
  )

/** Free times are those of the model, one of them can be taken, and nothing stands twice. */
async function agree(town: Town) {
  const asked = { elderId, from: '2026-03-05', days: 2, kind: 'home-nursing', home: true } as const
  const staffIds = town.nurses.map(({ id }) => id)
  const query: FreeQuery = { ...asked, staffIds, minutes: 45, people: 1 }
  const answer = await schedule.free(query)
  const offered = answer.days.flatMap(({ day, times }) =>
    times.map(({ time, staff }) => ({ day, time, staff: staff.map(({ id }) => id) })),
  )
  expect(offered).toEqual(days.flatMap((day) => expected(town, day)))
  expect(answer.reasons.length > 0).toBe(offered.length === 0)
  const some = offered[(town.visits.size * 7) % Math.max(1, offered.length)]
  if (some) await takeAndGiveBack(some, town)
  expect(await doublyHeld()).toEqual([])
}

async function takeAndGiveBack(
  { day, time, staff }: { day: string; time: string; staff: string[] },
  town: Town,
) {
  const who = [town.nurses.findIndex(({ id }) => id === staff[0])]
  const place = placeOf({ ...{ who, elderId, day, at: 0 }, ...{ minutes: 45, home: true } }, town)
  const { taken, visitId } = await visits.book({ ...place, time })
  expect([day, time, taken]).toEqual([day, time, true])
  await visits.end(visitId)
}

function expected(town: Town, day: string) {
  const grid = Array.from({ length: 30 }, (_, at) => clockText(420 + at * 30))
  const canGo = (her: PlannedNurse, time: string) => {
    const place: Place = { staff: [her], elderId, day, time, minutes: 45, home: true }
    return isPlanned(town, place, her) && inTheWay(town, place).length === 0
  }
  return grid
    .map((time) => ({
      ...{ day, time },
      staff: town.nurses.filter((each) => canGo(each, time)).map(({ id }) => id),
    }))
    .filter(({ staff }) => staff.length > 0)
}

it('offers what can be claimed and nothing that stands, whatever was booked, moved, lost or broken off', async () => {
  const commands = fc.commands([books, books, moves, cancels, crashes, waits, blocks], {
    maxCommands: 14,
  })
  const nurses = fc.tuple(nurseLike(nurse.id), nurseLike(otherNurse.id))
  const history = fc.asyncProperty(nurses, commands, async (planned, steps) => {
    await forgetAll()
    clock.set(new Date(START).toISOString())
    for (const { spans: hers, ...load } of planned) {
      const worked = hers.map(({ from, to }) => ({ from: clockText(from), to: clockText(to) }))
      await plan(load, worked)
    }
    const town: Town = { now: START, nurses: planned, visits: new Map(), blocks: [] }
    await fc.asyncModelRun(() => ({ model: town, real: visits }), steps)
  })
  await fc.assert(history, { numRuns: 25 })
}, 120_000)
