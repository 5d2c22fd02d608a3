import { createHash } from 'node:crypto'
import { withReach } from './documents'
import { planElders } from './elders'
import { planBases, planTargets } from './figures'
import { fixedContracts, fixedLinks, fixedPeople, fixedServices } from './fixed'
import { historyDraw, planContract, planServices } from './history'
import { organisations } from './organisations'
import { teams } from './places'
import { regions } from './regions'
import type { PlannedContract, PlannedService, TownPlan } from './plan'
import { planStaff } from './staff'

/** The seed of the town that `npm start` shows. */
export const TOWN_SEED = 20260304

/**
 * The whole town of a seed: the same seed gives the same town, in the same order.
 * 600 elders and their families, 8 teams, 12 months of contracts and services.
 */
export function generateTown(seed: number): TownPlan {
  const employees = planStaff(seed)
  const { people: elders, links } = planElders(seed)
  const draw = historyDraw(seed)
  const contracts: PlannedContract[] = [...fixedContracts]
  const services: PlannedService[] = [...fixedServices]
  for (const elder of elders.filter(({ key }) => key.startsWith('elder-'))) {
    const contract = planContract(draw, elder)
    if (contract) contracts.push(contract)
    services.push(...planServices(draw, elder, contract))
  }
  const residents = withReach(seed, [...fixedPeople, ...elders])
  const people = [...residents, ...employees.map(({ person }) => person)]
  return {
    seed,
    regions,
    organisations,
    teams,
    people,
    staff: employees.map(({ staff }) => staff),
    links: [...fixedLinks, ...links],
    contracts,
    services: inTimeOrder(services),
    bases: planBases(),
    targets: planTargets(),
  }
}

/** A ledger is written in the order in which things happened. */
const inTimeOrder = (services: PlannedService[]) =>
  services.toSorted((one, other) => {
    const before = `${one.day} ${one.time} ${one.key}`
    const after = `${other.day} ${other.time} ${other.key}`
    return before < after ? -1 : before > after ? 1 : 0
  })

/** SHA-256 of the plan with its keys sorted: no database ids, no ciphertext, no time of making. */
export const hashOfTown = (plan: TownPlan): string =>
  createHash('sha256').update(canonical(plan)).digest('hex')

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
}
