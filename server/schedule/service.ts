import type { Day } from '../../shared/day'
import { createAffecting } from './affecting'
import { createBlocking } from './blocking'
import { marksOf } from './calendar'
import { createClaiming } from './claiming'
import { createExcepting } from './excepting'
import { createFinding } from './finding'
import { createFree } from './free'
import { createInTheWay } from './in-the-way'
import { sweepClaims } from './jobs'
import { keysOf } from './keys'
import type { ScheduleNeeds } from './needs'
import { createPlanning } from './planning'
import { createRoster } from './roster'
import { plannedPart } from './stores/workings'
import type { ScheduleVerbs, StaffLoad } from './types'
import { workingsOf } from './working'

/** Who works when, who is free, and claims. */
export function createSchedule(needs: ScheduleNeeds) {
  const finding = createFinding(needs)
  const affecting = createAffecting(needs)
  const planner = { ...needs, finding, affecting }
  return {
    ...createFree(needs),
    ...createClaiming(needs),
    ...createPlanning(planner),
    ...createExcepting(planner),
    ...createBlocking(planner),
    ...createRoster(planner),
    offDuty: affecting.offDuty,
    keysOf,
    inTheWay: createInTheWay(needs),
    loads,
    planPart: (staffId, day) => plannedPart([staffId], day, day),
    marks: marksOf,
    jobs: [sweepClaims(needs.clock)] as const,
  } satisfies ScheduleVerbs & Record<string, unknown>
}

export type Schedule = ReturnType<typeof createSchedule>

async function loads(staffIds: readonly string[], day: Day): Promise<StaffLoad[]> {
  const { marks, of } = await workingsOf(staffIds, day, 1)
  return marks.flatMap((mark) =>
    staffIds.flatMap((id) => {
      const { plan } = of(id, mark)
      return plan ? [{ id, capPerDay: plan.capPerDay, travelMinutes: plan.travelMinutes }] : []
    }),
  )
}
