import type { Day } from '../../shared/day'
import type { Vault } from '../kit/vault'
import { createLedger } from '../ledger/service'
import type { LedgerPeople } from '../ledger/types'
import { groupsOn } from '../people/reads'
import { factsOf } from './facts'
import type { Facts } from './facts'
import type { PlannedPerson, TownPlan } from './plan'
import { writeContracts } from './write-contracts'
import { writeFigures } from './write-figures'
import { writePeople, writePlaces } from './write-people'
import { writeRedFlags } from './write-red-flags'
import { writeSchedule } from './write-schedule'
import { writeServices } from './write-services'
import { writeVisits } from './write-visits'

/** Writes a planned town into an empty database: the same lines and figures as if it had been lived. */
export async function writeTown(
  plan: TownPlan,
  tell: (line: string) => void,
  vault: Vault,
): Promise<void> {
  const facts = factsOf(plan)
  const ledger = createLedger({ people: ledgerPeople(plan, facts) })
  tell(`演示镇 云澜区(种子 ${plan.seed}):3 个中心、8 个团队、600 位老人`)
  await writePlaces(plan, facts)
  await writePeople(plan, facts, vault)
  tell(`写入 ${plan.contracts.length} 份签约`)
  await writeContracts(plan, facts, ledger)
  tell(`写入 ${plan.services.length} 次服务`)
  await writeServices(plan, facts, ledger, tell)
  await writeSchedule(plan, facts)
  await writeVisits(plan, facts)
  await writeRedFlags(plan, facts)
  await writeFigures(plan, facts)
}

/** The people room's window as the ledger sees it, answered from the plan: the database would be asked 40,000 times. */
function ledgerPeople(plan: TownPlan, facts: Facts): LedgerPeople<Planned> {
  const people = new Map(
    plan.people.map((person) => [facts.id(person.key), plannedPerson(person, facts)]),
  )
  return {
    person: async (id) => people.get(id),
    groupsOn: (person: Planned, day: Day) => groupsOn(person, day),
    orgPathOf: async (orgId) => facts.path(orgId),
    names: async (ids) => new Map(ids.map((id) => [id, people.get(id)?.name ?? ''])),
    organisation: async (id) => facts.organisation(id),
  }
}

/** The tags have no ids here; groups do not ask for them. */
const plannedPerson = ({ key, name, birthDate, residence, tags }: PlannedPerson, facts: Facts) => ({
  id: facts.id(key),
  name,
  birthDate,
  residence,
  tags: tags.map((tag) => ({ ...tag, id: '' })),
})
type Planned = ReturnType<typeof plannedPerson>
