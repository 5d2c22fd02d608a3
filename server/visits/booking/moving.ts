import { sayDate, sayTime } from '../../../shared/speak'
import type { MoveRequest } from '../../../shared/visits/booking'
import { stepOf } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import { acting } from '../acting'
import type { Acting } from '../acting'
import { actingAs } from '../care/acting-as'
import { refuseOutOfOrder } from '../care/stepping'
import { isRepeated } from '../changing'
import { findToChange } from '../finding'
import { visitRoles, isOfHouse } from '../policy'
import type { Step, Visit } from '../types'
import type { FindingTime, Quest } from './finding-time'
import { furthestOf } from './furthest'
import type { BookingNeeds } from './needs'
import { offerOf } from './offer'
import { refuseFor } from './reasons'
import type { Retime, Target } from './retiming'

interface Parts {
  finding: FindingTime
  retime: Retime
}

/** A visit and where it goes; nowhere when this very step was taken before. */
interface Ready {
  visit: Visit
  go?: { target: Target; step: Step }
}

/** Another time for a visit that stands; by the same people when they can. */
export function createMoving(needs: BookingNeeds, { finding, retime }: Parts) {
  const { people, clock } = needs

  /** The old time is given back only when the new one is certain; a lost one leaves everything as it was. */
  async function move(actor: Actor, id: string, request: MoveRequest): Promise<Visit> {
    const ready = await outsideTransaction(() => prepare(actor, id, request))
    if (!ready.go) return ready.visit
    const moved = await retime(ready.visit, ready.go.target, ready.go.step)
    return 'visit' in moved ? moved.visit : refuseFor(moved.reasons)
  }

  async function prepare(actor: Actor, id: string, request: MoveRequest): Promise<Ready> {
    const visit = await findToChange(people, actor, id, request)
    if (isRepeated(visit, request.eventId)) return { visit }
    const allowed = stepOf(visit.kind, visit.state, 'move')
    refuseUnless(allowed, 'visit.not-now', { state: visit.state })
    const as = actingAs(actor, visit)
    refuseUnless(
      allowed.who.some((each) => as.includes(each)),
      'who.not-allowed',
    )
    const by = await acting({ people, clock }, actor, visit.elderId, { at: request.at })
    refuseOutOfOrder(visit, by.act)
    const { day, time, staffId } = request
    const found = await finding.at(await questOf(needs, visit, { actor, by, staffId }), day, time)
    if ('reasons' in found) return refuseFor(found.reasons)
    const target = { day, time, staffIds: found.staff.map((load) => load.id), named: staffId }
    const set = { state: allowed.to, toReassign: undefined }
    const note = `${said(visit)} 改到 ${said({ day, time })}`
    const { eventId } = request
    return { visit, go: { target, step: { set, event: 'move', ...by, note, eventId } } }
  }

  return { move }
}

const said = ({ day, time }: Pick<Visit, 'day' | 'time'>): string =>
  `${sayDate(day)} ${sayTime(time)}`

interface Whom {
  actor: Actor
  by: Acting
  staffId?: string | undefined
}

/** What was booked, asked again: the rules hold for the new time as they did for the old one. */
async function questOf(
  { people, catalogue, clock }: Pick<BookingNeeds, 'people' | 'catalogue' | 'clock'>,
  visit: Visit,
  { actor, by, staffId }: Whom,
): Promise<Quest> {
  const elder = (await people.person(visit.elderId)) ?? refuse('person.not-found')
  refuseUnless(elder.life.status === 'living', 'visit.elder-gone')
  const offer = offerOf(visit.code, await catalogue.of(visit))
  const staff = isOfHouse(actor, visit, visitRoles)
  return {
    asker: { actor, elder, orgId: visit.orgId, by, staff },
    offer,
    door: visit.near ? { near: visit.near } : {},
    staffId,
    keep: visit.staffIds,
    ownVisit: visit.id,
    until: furthestOf(visit, clock.today()),
    elderMayOverlap: visit.override !== undefined,
  }
}
