import { addDays } from '../../../shared/day'
import {
  answerDueAt,
  notAnsweredWords,
  unansweredRules,
  unansweredUntil,
} from '../../../shared/visits/limits'
import type { Job, Turn } from '../../kit/jobs'
import { createHouse } from '../around/house'
import { awakeAt, endOf, hoursBeforeAt } from '../around/instants'
import { serviceOf, whenOf } from '../around/notices/said'
import { eachDue } from '../jobs'
import type { Visit } from '../types'
import { createEnding } from './ending'
import type { CareNeeds } from './needs'
import { careStore } from './store'

type Needs = Pick<CareNeeds, 'people' | 'clock' | 'tell' | 'changed'>

/**
 * Visits to a door that nobody has said to come to. Some hours before its time one is work of the desk, which is told
 * once and can still send somebody; some while after it, it ends by itself, and the family and the desk are told.
 */
export function createUnanswered(needs: Needs) {
  const { clock } = needs
  const endUnserved = createEnding(needs)
  const tellDesk = createTellingDesk(needs)
  /** What is early tomorrow may be due tonight. */
  const tomorrow = () => addDays(clock.today(), 1)

  /** Of these houses, the first to begin first. */
  async function unanswered(orgIds: readonly string[]): Promise<Visit[]> {
    const now = clock.now()
    const visits = await careStore.unanswered(orgIds, tomorrow())
    return visits.filter((visit) => dueFrom(visit) <= now)
  }

  /** Answers how many ended. */
  async function endOrTell(turn: Turn): Promise<number> {
    const now = clock.now()
    const waiting = await careStore.unansweredBy(tomorrow())
    const due = waiting.filter((visit) => dueFrom(visit) <= now)
    return eachDue(due, turn, async (visit) => {
      if (unansweredUntil(endOf(visit)) <= now) return endUnserved(visit, notAnsweredWords)
      await tellDesk(visit)
      return false
    })
  }

  const job: Job = {
    name: 'visits.unanswered',
    at: '*/5 * * * *',
    keptDays: 2,
    run: async (turn) => ({ ended: await endOrTell(turn) }),
  }

  return { unanswered, unansweredJob: job }
}

/** Named by the instant at which it fell due, so that the house hears of it once. */
function createTellingDesk(needs: Pick<Needs, 'people' | 'clock' | 'tell'>) {
  const house = createHouse(needs)

  return async function tellDesk(visit: Visit): Promise<void> {
    const { id, elderId, orgId } = visit
    const desk = await house.those(orgId, ['desk'])
    const those = desk.length > 0 ? desk : await house.those(orgId, ['manager'])
    const elder = (await needs.people.names([elderId])).get(elderId) ?? ''
    const text = `${whenOf(visit)} ${elder} ${serviceOf(visit)}还没有人接单，请派人或者打电话说明`
    const told = { kind: 'visit.unanswered', elderId, at: dueFrom(visit), text } as const
    await needs.tell({ room: 'visit-unanswered', id }, [
      { ...told, page: `/office/visit/index?id=${id}`, to: those.map((each) => each.id) },
    ])
  }
}

/** Some hours before its time, never at night, and not before whoever was asked had time to answer. */
function dueFrom(visit: Visit): Date {
  const { reached, state, asked } = visit
  const before = hoursBeforeAt(visit, unansweredRules.deskHours)
  const answerDue = awakeAt(answerDueAt(new Date(reached[state] ?? asked.at)))
  return before > answerDue ? before : answerDue
}
