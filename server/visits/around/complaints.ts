import { dayOf } from '../../../shared/day'
import type { Page } from '../../../shared/people'
import type { Act } from '../../../shared/session'
import { sayDate } from '../../../shared/speak'
import { complaintDueOn, complaintRules } from '../../../shared/visits/limits'
import type { ComplaintView } from '../../../shared/visits/safety'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import type { OwedNotice } from '../../kit/owed-notice'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { findVisit } from '../finding'
import type { VisitNeeds } from '../needs'
import { houseRoles, housesOf, isAskingSide, isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { Cards } from './cards'
import type { House } from './house'
import { listOf } from './lists'
import type { ListRequest } from './lists'
import { complaintStore } from './stores/complaints'
import { aroundOf } from './types'
import type { Complaint } from './types'
import { complaintView } from './view'

const room = 'visit-complaint'

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'tell' | 'schedule'> & {
  house: House
  cards: Cards
}

type Whose = { orgId?: string | undefined; elderId?: string | undefined }

/** 投诉: answered by a day, and not by whoever it is about. */
export function createComplaints(needs: Needs) {
  return { ...createComplaining(needs), ...createAnswering(needs) }
}

function createComplaining({ people, clock, tell, schedule, house, cards }: Needs) {
  /** By the resident's side, or written down for them by the house. */
  async function complain(actor: Actor, visitId: string, text: string): Promise<ComplaintView> {
    const visit = await findVisit(people, actor, visitId)
    const asking = isAskingSide(actor, visit)
    refuseUnless(asking || isOfHouse(actor, visit), 'who.not-allowed')
    const made = actFor(actor, visit.elderId, clock, asking ? actor.channel : 'on-behalf')
    const { version: rulesVersion } = complaintRules
    const complaint = await inOneTransaction(async () => {
      const kept = await complaintStore.add({
        ...{ ...aroundOf(visit), open: true, text, made },
        ...{ dueOn: dueOn(made.at), rulesVersion, aboutIds: aboutIds(visit) },
      })
      await tellOf(kept)
      return kept
    })
    return viewed(cards, complaint)
  }

  /** By the calendar of the state. */
  function dueOn(madeAt: string): string {
    const made = dayOf(new Date(madeAt))
    return complaintDueOn(made, (day) => {
      const [mark] = schedule.marks(day, 1)
      return mark?.kind === 'workday' || mark?.kind === 'make-up'
    })
  }

  /** Those who may answer it: the managers, and the desk where none of them may. */
  async function tellOf({ id, elderId, orgId, aboutIds: about, made, dueOn: due }: Complaint) {
    const those = async (role: 'manager' | 'desk') =>
      (await house.those(orgId, [role])).map((one) => one.id).filter((one) => !about.includes(one))
    const managers = await those('manager')
    const to = managers.length > 0 ? managers : await those('desk')
    const text = `${made.byName}有一条投诉，请在${sayDate(due)}前答复`
    const told = { kind: 'visit.complaint' as const, elderId, at: new Date(made.at), text }
    await tell({ room, id }, [{ ...told, page: '/office/complaints/index', to }])
  }

  return { complain }
}

/** Read and answered by whoever runs the house; read by whoever it concerns. */
function createAnswering({ people, clock, tell, house, cards }: Needs) {
  /** All of a house, for whoever runs it; or of one elder, for her side. */
  async function list(
    actor: Actor,
    { orgId, elderId, ...request }: ListRequest & Whose,
  ): Promise<Page<ComplaintView>> {
    const sight =
      orgId === undefined ? await ofElder(actor, elderId) : await ofHouse(actor, orgId, elderId)
    const rows = { page: complaintStore.page, by: (row: Complaint) => row.dueOn, cards }
    return listOf({ sight, ...request }, rows, complaintView)
  }

  async function ofHouse(actor: Actor, orgId: string, elderId: string | undefined) {
    refuseUnless(elderId === undefined, 'complaint.whose')
    return house.sightOf(actor, orgId)
  }

  async function ofElder(actor: Actor, elderId: string | undefined) {
    refuseUnless(elderId !== undefined, 'complaint.whose')
    const person = await people.personActedFor(actor, elderId, 'book')
    refuseUnless(person, 'person.not-found')
    return { elderIds: await people.idsOf(person.id) }
  }

  /** With what was found and done. */
  async function close(actor: Actor, id: string, note: string): Promise<ComplaintView> {
    const found = await complaintStore.seenBy({ orgIds: housesOf(actor, houseRoles) }, id)
    refuseUnless(found, 'complaint.not-found')
    refuseUnless(!found.aboutIds.includes(actor.id), 'complaint.own')
    const act = actFor(actor, found.elderId, clock)
    const closed = await inOneTransaction(async () => {
      const answered = await complaintStore.close(id, act, note)
      refuseUnless(answered, 'complaint.closed')
      await tell({ room, id }, [answerOwed(answered, act)])
      return answered
    })
    return viewed(cards, closed)
  }

  return { list, close }
}

/** To whoever complained; what the house wrote down for her, to the elder's side. The answer stands behind the tap. */
function answerOwed({ elderId, visitId, made }: Complaint, { at }: Act): OwedNotice {
  return {
    ...{ kind: 'visit.complaint-answered', elderId, at: new Date(at) },
    text: `${sayDate(dayOf(new Date(made.at)))}的投诉有答复了，点开看看`,
    page: `/pages/visit/index?id=${visitId}`,
    ...(made.channel === 'on-behalf' ? {} : { to: [made.byId] }),
  }
}

async function viewed(cards: Cards, complaint: Complaint): Promise<ComplaintView> {
  const card = (await cards([complaint.visitId])).get(complaint.visitId)
  return complaintView(complaint, card ?? refuse('complaint.not-found'))
}

/** Everybody of the house whose work it may be about: those who come, and who examined, ordered or wrote. */
function aboutIds({ staffIds, consultation, order, record }: Visit): string[] {
  const others = [consultation?.byId, order?.byId, record?.byId].filter((id) => id !== undefined)
  return [...new Set([...staffIds, ...others])]
}
