/** What must have been told, counted by hand from what was done to the contracts: it knows nothing of notices. */
import { addDays, daysBetween } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { Chance } from '../../database/chance'
import type { ContractActs } from './simulation'
import type { BenchElder } from './town'

/** Days before a last day, that day included, on whose morning the family is told. */
const WARNINGS = [30, 7]

interface Standing extends BenchElder {
  endedOn?: Day
}

export function createExpectation(
  elders: readonly BenchElder[],
  acts: ContractActs,
  chance: Chance,
) {
  const standing: Standing[] = elders.map((elder) => ({ ...elder }))
  /** Mornings of warnings that had come by the time a contract was renewed or ended. */
  const told: { elder: BenchElder; day: Day }[] = []
  const counts = { renewed: 0, ended: 0 }

  function settle(elder: Standing, today: Day) {
    for (const day of warningsOf(elder)) if (day < today) told.push({ elder, day })
  }

  /** On some evenings a doctor renews what runs out, or ends a contract. */
  async function some(today: Day): Promise<void> {
    const free = standing.filter((elder) => isFree(elder, today))
    const expiring = free.filter(({ endsOn }) => daysBetween(today, endsOn) < 30)
    if (expiring.length > 0 && chance.next() < 0.2) await renew(chance.one(expiring), today)
    else if (free.length > 0 && chance.next() < 0.05) await end(chance.one(free), today)
  }

  async function renew(elder: Standing, today: Day) {
    settle(elder, today)
    elder.endsOn = await acts.renew(elder.contractId)
    counts.renewed += 1
  }

  async function end(elder: Standing, today: Day) {
    settle(elder, today)
    await acts.end(elder.contractId, today)
    elder.endedOn = today
    told.push({ elder, day: today })
    counts.ended += 1
  }

  /**
   * Rows of notices owed by the end of the last day: one for each who is told. A morning before the first day counts
   * too: no last day is so near then that the warning would no longer hold.
   */
  function owedBy(lastDay: Day): number {
    const open = standing.filter(({ endedOn }) => endedOn === undefined)
    const still = open.flatMap((elder) => warningsOf(elder).map((day) => ({ elder, day })))
    return [...told, ...still]
      .filter(({ day }) => day <= lastDay)
      .reduce((sum, { elder }) => sum + elder.recipients, 0)
  }

  return { some, owedBy, counts }
}

const warningsOf = ({ endsOn }: { endsOn: Day }) =>
  WARNINGS.map((left) => addDays(endsOn, 1 - left))

/** Far enough from the last warning and the next one that it is plain what was owed by then. */
const isFree = (elder: Standing, today: Day) =>
  elder.endedOn === undefined &&
  elder.endsOn > today &&
  warningsOf(elder).every((day) => Math.abs(daysBetween(day, today)) >= 2)

export type Expectation = ReturnType<typeof createExpectation>
