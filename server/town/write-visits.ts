import { addDays } from '../../shared/day'
import { lineIdOf } from '../../shared/ledger'
import { openingCatalogue } from '../../shared/visits/catalogue-items'
import type { VisitState } from '../../shared/visits/kinds'
import type { VisitTrailStep } from '../../shared/visits/view'
import { recordIdOf } from '../records/draft'
import { keysOf } from '../schedule/keys'
import { claimStore } from '../schedule/stores/claims'
import type { ClaimStep } from '../schedule/stores/claims'
import { later } from '../visits/booking/claiming'
import { offerOf, peopleAt } from '../visits/booking/offer'
import { consultationStore } from '../visits/care/store-consultations'
import { visitStore } from '../visits/store'
import type { Consultation, NewVisit, Visit } from '../visits/types'
import type { Facts } from './facts'
import type { PlannedPerson, PlannedService, TownPlan } from './plan'
import { FIRST_MORNING, planVisits } from './plan-visits'
import type { PlannedVisit } from './plan-visits'
import { TRAVEL_MINUTES, VISITS_A_DAY } from './write-schedule'

/** Without letters that people mix up, as every number of a visit. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CONSULTED: readonly VisitState[] = ['consulted', 'offered', 'accepted']

/**
 * Visits of the first days, and some of the last weeks. Those of the past stand for services that are in the ledger
 * already, so no figure changes by them.
 */
export async function writeVisits(plan: TownPlan, facts: Facts): Promise<void> {
  const people = new Map(plan.people.map((person) => [person.key, person]))
  const visits = planVisits(plan).flatMap((planned) => {
    const elder = people.get(planned.elderKey)
    return elder ? [visitOf(planned, elder, facts)] : []
  })
  await visitStore.addMany(visits)
  for (const visit of visits) {
    await claimStore.takeInOrder(visit.id, heldBy(visit))
    if (visit.consultation) await consultationStore.add(keptOf(visit, visit.consultation))
  }
}

/** Cells, and for each of the staff the first place in the day that nobody has: the place is the hour here. */
function heldBy({ claims, time }: NewVisit): ClaimStep[] {
  const place = String(Math.max(1, Number(time.slice(0, 2)) - 7)).padStart(2, '0')
  return claims
    .filter((key) => !key.startsWith('n:') || key.endsWith(`|${place}`))
    .map((key) => ({ key }))
}

function visitOf(planned: PlannedVisit, elder: PlannedPerson, facts: Facts): NewVisit {
  const { key, code, day, time, state, service } = planned
  const offer = offerOf(code, openingCatalogue)
  const elderId = facts.id(elder.key)
  const orgId = facts.centreOf(elder.orgId)
  const steps = trailOf(planned, facts)
  const [asked] = steps
  const staffIds = [facts.id(planned.staffKey)]
  return {
    ...{ id: facts.id(key), number: numberOf(facts.id(key)), kind: offer.kind, code },
    ...{ name: offer.name, catalogueVersion: offer.catalogueVersion, minutes: offer.minutes },
    ...{ people: peopleAt(offer, time), home: offer.rule.home, state, elderId, orgId },
    orgPath: facts.path(elder.orgId),
    ...{ day, time, to: later(time, offer.minutes), staffIds },
    claims: service ? [] : claimsOf(planned, elderId, facts),
    asked: asked?.act ?? facts.act(elder.key, { day }),
    ...(planned.relation ? { relation: planned.relation } : {}),
    ...{ fileIds: [], needs: offer.needs, bill: offer.bill, ratings: [], declinedBy: [] },
    ...consultationOf(planned, elder, facts),
    reached: Object.fromEntries(steps.map((step) => [step.state, step.act.at])),
    ...{ trail: steps, eventIds: [] },
    lineIds: service ? [lineOf(service, facts)] : [],
  }
}

/** What is over holds nothing. */
function claimsOf({ code, staffKey, day, time }: PlannedVisit, elderId: string, facts: Facts) {
  const { minutes, rule } = offerOf(code, openingCatalogue)
  const load = { capPerDay: VISITS_A_DAY, travelMinutes: TRAVEL_MINUTES }
  const staff = [{ id: facts.id(staffKey), ...load }]
  return keysOf({ staff, elderId, day, time, minutes, home: rule.home })
}

/** Asked for the day before the town begins, or a week before a visit of the past. */
function trailOf(planned: PlannedVisit, facts: Facts): VisitTrailStep[] {
  const { askedByKey, elderKey, staffKey, state, day, service, relation } = planned
  const asked = { day: service ? addDays(day, -7) : addDays(FIRST_MORNING, -1), time: '09:10' }
  const act = facts.act(askedByKey, asked, { key: elderKey, channel: 'mini-program' })
  const first = { event: 'confirm', state: 'requested', act, ...(relation ? { relation } : {}) }
  const by = (byKey: string, time: string) =>
    facts.act(byKey, { day: service ? day : asked.day, time }, { key: elderKey })
  const consulted = { event: 'consult', state: 'consulted', act: by('doctor-zhang', '15:00') }
  const accepted = { event: 'accept', state: 'accepted', act: by(staffKey, '16:30') }
  const done = { event: 'confirm-done', state: 'confirmed', act: by(elderKey, '18:00') }
  const steps = [
    first,
    ...(isConsulted(planned) ? [consulted] : []),
    ...(state === 'accepted' ? [accepted] : []),
    ...(state === 'confirmed' ? [done] : []),
  ]
  return steps as VisitTrailStep[]
}

const isConsulted = ({ code, state }: PlannedVisit) =>
  offerOf(code, openingCatalogue).rule.firstConsultation && CONSULTED.includes(state)

const CONSULTATION_DAYS = 90

function consultationOf(
  planned: PlannedVisit,
  elder: PlannedPerson,
  facts: Facts,
): { consultation?: Consultation } {
  if (!isConsulted(planned)) return {}
  const on = addDays(FIRST_MORNING, -1)
  const orgId = facts.centreOf(elder.orgId)
  return {
    consultation: {
      ...{ id: facts.id(`consultation/${planned.key}`), way: 'in-person', result: 'suitable' },
      findings: '病情平稳，居家条件可以，适合上门护理',
      ...{ byId: facts.id('doctor-zhang'), byName: facts.name('doctor-zhang') },
      organisation: facts.organisation(orgId)?.name ?? orgId,
      ...{ on, validUntil: addDays(on, CONSULTATION_DAYS) },
    },
  }
}

const keptOf = (
  { id, elderId, orgId }: NewVisit,
  consultation: NonNullable<Visit['consultation']>,
) => {
  const { conditionChanged: _changed, ...kept } = consultation
  return { ...kept, elderId, orgId, visitId: id }
}

/** The line that the record of the service wrote. */
function lineOf({ key, byKey, kind }: PlannedService, facts: Facts): string {
  const record = recordIdOf(facts.id(byKey), facts.id(`draft/${key}`))
  return lineIdOf(`record:${record}`, `service.${kind}`)
}

const numberOf = (id: string): string =>
  Array.from(
    { length: 8 },
    (_, at) => LETTERS[parseInt(id.slice(at * 2, at * 2 + 2), 16) % 31],
  ).join('')
