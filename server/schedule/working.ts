import { addDays } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { DayMark, WeeklyPlan } from '../../shared/schedule'
import { marksOf } from './calendar'
import { plannedBetween } from './stores/workings'
import type { Block } from './types'
import { planOn, workingDay } from './working-day'
import type { WorkingDay } from './working-day'

/** One person on one day as planned, whoever has booked. */
export interface Work extends WorkingDay {
  plan?: WeeklyPlan
  blocks: readonly Block[]
}

/** Plans, exceptions and blocks of some people over some days. */
export interface Workings {
  marks: DayMark[]
  of: (staffId: string, mark: DayMark) => Work
}

/** One question, however many people and days. */
export async function workingsOf(
  staffIds: readonly string[],
  from: Day,
  days: number,
): Promise<Workings> {
  const to = addDays(from, days - 1)
  const { plans, exceptions, blocks } = await plannedBetween(staffIds, from, to)
  const exceptionOn = new Map(exceptions.map((each) => [`${each.staffId}|${each.day}`, each]))
  const blocksOf = byStaff(blocks)
  return {
    marks: marksOf(from, days),
    of(staffId, mark) {
      const plan = planOn(plans.get(staffId)?.plans ?? [], mark.day)
      const working = workingDay(mark, plan, exceptionOn.get(`${staffId}|${mark.day}`))
      return { ...working, ...(plan ? { plan } : {}), blocks: blocksOf.get(staffId) ?? none }
    },
  }
}

const none: readonly Block[] = []

function byStaff(blocks: readonly Block[]): Map<string, Block[]> {
  const found = new Map<string, Block[]>()
  for (const block of blocks) {
    const others = found.get(block.staffId)
    if (others) others.push(block)
    else found.set(block.staffId, [block])
  }
  return found
}
