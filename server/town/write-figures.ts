import { indicatorStore } from '../indicators/store'
import type { Facts } from './facts'
import type { TownPlan } from './plan'

/** Bases and targets as each centre's manager entered them at the start of the year. */
export async function writeFigures(plan: TownPlan, facts: Facts): Promise<void> {
  const managerOf = (orgId: string) => `manager-${facts.centreOf(orgId)}`
  await indicatorStore.addManyBases(
    plan.bases.map((base) => ({
      ...base,
      id: facts.id(`base/${base.orgId}/${base.year}/${base.group}`),
      enteredBy: facts.name(managerOf(base.orgId)),
      enteredById: facts.id(managerOf(base.orgId)),
      enteredOn: `${base.year}-01-08`,
    })),
  )
  await indicatorStore.addManyTargets(
    plan.targets.map((target) => ({
      ...target,
      id: facts.id(`target/${target.orgId}/${target.code}/${target.year}`),
      author: facts.name(managerOf(target.orgId)),
      authorId: facts.id(managerOf(target.orgId)),
      setOn: `${target.year}-01-12`,
    })),
  )
}
