import fc from 'fast-check'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { paths, settleCounty } from '../../support/build'
import { kindOf } from '../../../shared/ledger'
import { recount } from '../../../server/ledger/recount'
import { countedByHand, emptyLedger, player, seatOf, threeElders } from './steps'
import type { Served, Step } from './steps'

const SEED = 20260304
let api: Api

beforeAll(async () => {
  api = await startApi({ label: 'histories' })
  await settleCounty()
})
afterAll(() => api.stop())

const kinds = ['blood-pressure', 'health-consult', 'follow-up'] as const
const days = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01']
const houses = { 'org-east': paths.east, 'org-east-lake': paths.eastLake, 'org-west': paths.west }
const areas = [...new Set(Object.values(houses).flat())]

const service = fc.record({
  does: fc.constant('serve' as const),
  elder: fc.nat(2),
  kind: fc.constantFrom(...kinds),
  day: fc.constantFrom(...days),
  orgId: fc.constantFrom(...Object.keys(houses)),
  place: fc.constantFrom('home' as const, 'centre' as const),
})
const later = fc.oneof(
  fc.record({ does: fc.constant('void' as const), nth: fc.nat(30) }),
  fc.record({ does: fc.constant('replay' as const), nth: fc.nat(30) }),
  fc.record({
    does: fc.constant('move' as const),
    nth: fc.nat(30),
    day: fc.constantFrom(...days),
  }),
)
const history = fc.array(
  fc.oneof({ arbitrary: service, weight: 3 }, { arbitrary: later, weight: 2 }),
  {
    minLength: 4,
    maxLength: 20,
  },
)

const inArea = (areaId: string) => (one: Served) =>
  houses[one.orgId as keyof typeof houses].includes(areaId)

/** Persons of 65 and more who live here, with services on at least so many days of the year. */
function personsByHand(counted: Served[], elders: string[], year: string, atLeast: number) {
  const [turning, old] = elders
  const six = counted.filter(({ kind, day }) => kind !== 'follow-up' && day.startsWith(year))
  const daysOf = (elderId = '') =>
    new Set(six.filter((one) => one.elderId === elderId).map(({ day }) => day)).size
  const is65 = year === '2026'
  return [...(is65 ? [daysOf(turning)] : []), daysOf(old)].filter((many) => many >= atLeast).length
}

async function figuresOf(areaId: string) {
  const { times, countFirsts } = api.rooms.ledgerReads
  const months = { from: '2025-12', to: '2025-12' }
  return {
    bloodPressures: await times({ areaId, key: 'service.blood-pressure', ...months }),
    followUps: await times({ areaId, key: 'service.follow-up', from: '2025-12', to: '2026-02' }),
    once: await persons('integrated-care.persons1'),
    twice: await persons('integrated-care.persons2'),
    atHome: await persons('integrated-care.door.aged80'),
  }
  async function persons(code: Parameters<typeof countFirsts>[0]['code']) {
    return countFirsts({ areaId, code, year: 2026, to: '2026-12-31' })
  }
}

function figuresByHand(served: Served[], elders: string[], areaId: string) {
  const counted = countedByHand(served).filter(inArea(areaId))
  const of = (kind: string) => counted.filter((one) => one.kind === kind)
  const atHome = counted.filter(({ place }) => place === 'home')
  return {
    bloodPressures: of('blood-pressure').filter(({ day }) => day < '2026').length,
    followUps: of('follow-up').length,
    once: personsByHand(counted, elders, '2026', 1),
    twice: personsByHand(counted, elders, '2026', 2),
    atHome: personsByHand(atHome, ['', elders[1] ?? ''], '2026', 1),
  }
}

it('whatever happens, every area has the figures one would count by hand, and a recount agrees', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps: Step[]) => {
      await emptyLedger()
      const elders = await threeElders()
      const { served, play } = player(api, elders)
      for (const step of steps) await play(step)
      for (const areaId of areas) {
        const byHand = { areaId, ...figuresByHand(served, elders, areaId) }
        expect({ areaId, ...(await figuresOf(areaId)) }).toEqual(byHand)
      }
      expect((await recount()).differences).toEqual([])
    }),
    { seed: SEED, numRuns: 12 },
  )
}, 120_000)

it('what happens at the same moment leaves one of each kind and day counted, and a recount agrees', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps: Step[]) => {
      await emptyLedger()
      const elders = await threeElders()
      const { served, play } = player(api, elders)
      for (const step of steps.filter(({ does }) => does === 'serve')) await play(step)
      await Promise.all(steps.filter(({ does }) => does !== 'serve').map(play))
      expect((await recount()).differences).toEqual([])
      const lines = await api.rooms.ledgerReads.linesOfElders({ elderIds: elders })
      const seats = lines.flatMap(({ item, elderId, day, excluded }) => {
        const kind = kindOf(item)
        return kind && !excluded ? [seatOf({ elderId, kind, day })] : []
      })
      expect(seats.sort()).toEqual(countedByHand(served).map(seatOf).sort())
    }),
    { seed: SEED, numRuns: 5 },
  )
}, 120_000)
