import type { Job } from '../../kit/jobs'
import type { Visit } from '../types'
import { createAdverse } from './adverse'
import { createAdverseSummary } from './adverse-summary'
import { createAlarms } from './alarms'
import { createCandidates } from './candidates'
import { createCards } from './cards'
import { createComplaints } from './complaints'
import { createDayRoute } from './day-route'
import { createDoors } from './doors'
import { createFollowUps } from './follow-ups'
import { createHouse } from './house'
import { createLeaving } from './leaving'
import type { AroundNeeds } from './needs'
import { createVisitNotices } from './notices/service'
import { createOffDuty } from './off-duty'
import { createOvertime } from './overtime'
import { createRatings } from './ratings'
import { createReassigning } from './reassigning'
import { createRedFlagCare } from './red-flags'
import { createSounding } from './sounding'
import { createWaitingFor } from './waiting-for'

/** What stands around visits: who is told, alarms, overtime, adverse events, complaints, calls, other staff, the day. */
export function createAround(given: AroundNeeds) {
  const house = createHouse(given)
  const needs = { ...given, house, cards: createCards(given), doors: createDoors(given) }
  const notices = createVisitNotices(needs)
  const sounding = createSounding(needs)
  const followUps = createFollowUps(needs)
  const { overtime, job } = createOvertime({ ...needs, sounding })

  /** After every change of a visit, in its transaction. */
  async function told(visit: Visit): Promise<void> {
    await notices.told(visit)
    await followUps.keep(visit)
  }

  const jobs: readonly Job[] = [job, createOffDuty(needs)]
  return {
    told,
    toldFirst: notices.toldFirst,
    /** What the room of notices reads again before anything goes out. */
    stillOwed: notices.stillOwed,
    alarmStillOwed: sounding.stillOwed,
    alarms: createAlarms({ ...needs, sounding }),
    adverse: { ...createAdverse(needs), summary: createAdverseSummary(needs) },
    complaints: createComplaints(needs),
    followUps,
    redFlags: createRedFlagCare(needs),
    ...createRatings(needs),
    ...createReassigning(needs),
    ...createCandidates(needs),
    ...createDayRoute(needs),
    ...createLeaving(needs),
    /** Work that waits at the desk, of visits of these organisations. */
    lists: { ...createWaitingFor(needs), overtime },
    jobs,
  }
}

export type AroundVisits = ReturnType<typeof createAround>
