import { addDays } from '../../../shared/day'
import {
  answerDueAt,
  notAnsweredWords,
  unansweredRules,
  unansweredUntil,
} from '../../../shared/visits/limits'
import type { Job, Turn } from '../../kit/jobs'
import type { OwedNotice } from '../../kit/owed-notice'
import { visitsInHospital } from '../around/hospital'
import { createHouse } from '../around/house'
import { awakeAt, endOf, hoursBeforeAt } from '../around/instants'
import { isHalfTaken, serviceOf, whenOf } from '../around/notices/said'
import { eachDue } from '../jobs'
import { visitStore } from '../store'
import type { Visit } from '../types'
import { createEnding } from './ending'
import type { CareNeeds } from './needs'
import { careStore, isUnanswered } from './store'

type Needs = Pick<CareNeeds, 'people' | 'clock' | 'tell' | 'changed'>

/**
 * Visits to a door that nobody has said to come to. Some hours before its time one is work of the desk, which is told
 * once and can still send somebody; some while after it, it ends by itself, and the family and the desk are told.
 */
export function createUnanswered(needs: Needs) {
  const { people, clock, tell } = needs
  const endUnserved = createEnding(needs)
  const owedOf = createOwed(needs)
  /** What is early tomorrow may be due tonight. */
  const tomorrow = () => addDays(clock.today(), 1)

  /** Of these houses, the first to begin first. Who is in hospital is on a list of its own: nobody is to be sent. */
  async function unanswered(orgIds: readonly string[]): Promise<Visit[]> {
    const now = clock.now()
    const visits = await careStore.unanswered(orgIds, tomorrow())
    const due = visits.filter((visit) => dueFrom(visit) <= now)
    const waiting = new Set((await visitsInHospital(people, due)).map(({ id }) => id))
    return due.filter(({ id }) => !waiting.has(id))
  }

  /** Answers how many ended. */
  async function endOrTell(turn: Turn): Promise<number> {
    return eachDue(await careStore.unansweredBy(tomorrow()), turn, async (visit) => {
      const now = clock.now()
      if (unansweredUntil(endOf(visit)) <= now) return endUnserved(visit, notAnsweredWords)
      // What fell due while the house was away waits for the morning: at night nobody can be sent.
      const mayTell = dueFrom(visit) <= now && awakeAt(now) <= now
      if (mayTell) await tell({ room: 'visit-unanswered', id: visit.id }, await owedOf(visit))
      return false
    })
  }

  /** Looked at once more before it goes out: somebody may have said yes in this moment. */
  async function unansweredOwed(visitId: string): Promise<OwedNotice[]> {
    const visit = await visitStore.byId(visitId)
    return visit && isUnanswered(visit) ? owedOf(visit) : []
  }

  const job: Job = {
    name: 'visits.unanswered',
    at: '*/5 * * * *',
    keptDays: 2,
    run: async (turn) => ({ ended: await endOrTell(turn) }),
  }

  return { unanswered, unansweredOwed, unansweredJob: job }
}

/** Named by the instant at which it fell due, so that the house hears of it once. */
function createOwed(needs: Pick<Needs, 'people' | 'clock'>) {
  const { people } = needs
  const house = createHouse(needs)

  return async function owedOf(visit: Visit): Promise<OwedNotice[]> {
    const { id, elderId, orgId, day } = visit
    if (await people.inHospital(elderId, day)) return []
    const desk = await house.those(orgId, ['desk'])
    const those = desk.length > 0 ? desk : await house.those(orgId, ['manager'])
    const elder = (await people.names([elderId])).get(elderId) ?? ''
    const missing = isHalfTaken(visit) ? '还差一个人接单' : '还没有人接单'
    const text = `${whenOf(visit)} ${elder} ${serviceOf(visit)}${missing}，请派人或者打电话说明`
    const to = those.map((each) => each.id)
    const page = `/office/visit/index?id=${id}`
    return [{ kind: 'visit.unanswered', elderId, at: dueFrom(visit), text, page, to }]
  }
}

/** Some hours before its time, never at night; whoever was asked has time to answer first. */
function dueFrom(visit: Visit): Date {
  const { reached, state, asked } = visit
  const before = hoursBeforeAt(visit, unansweredRules.deskHours)
  const since = new Date(reached[state] ?? asked.at)
  const due = awakeAt(isAsked(visit) ? answerDueAt(since) : since)
  return before > due ? before : due
}

/** Everybody who is to come was asked; of a visit that waits for a nurse, or lost one, nobody has to answer. */
const isAsked = ({ state, staffIds, people }: Visit): boolean =>
  state !== 'consulted' && staffIds.length >= people
