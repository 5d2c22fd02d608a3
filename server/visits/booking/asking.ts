import type { Channel } from '../../../shared/session'
import { isResidentSide } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { Person } from '../../people/types'
import { acting } from '../acting'
import type { Acting } from '../acting'
import { visitRoles, housesOf } from '../policy'
import type { BookingNeeds } from './needs'

/** Who asks for whom: the elder's side, or staff for a caller. */
export interface Asker {
  actor: Actor
  elder: Person
  /** The centre that looks after the elder. */
  orgId: string
  by: Acting
  staff: boolean
}

interface Ask {
  elderId: string
  channel?: 'phone' | 'on-site' | undefined
  overrideElder?: { reason: string } | undefined
}

type Needs = Pick<BookingNeeds, 'people' | 'clock'>

/**
 * The elder's side asks without a channel; staff of the organisation say how the caller came. An elder nobody looks
 * after, who moved away or died is refused, and so is anybody in whose sight the elder is not.
 */
export function createAskers({ people, clock }: Needs) {
  async function askerOf(actor: Actor, ask: Ask): Promise<Asker> {
    const staff = !isResidentSide(actor, ask.elderId, 'book') || ask.channel !== undefined
    refuseUnless(staff || ask.overrideElder === undefined, 'who.not-allowed')
    const elder = staff
      ? await callerOf(actor, ask.elderId)
      : await people.personActedFor(actor, ask.elderId, 'book')
    if (!elder) return refuse('person.not-found')
    refuseUnless(elder.life.status === 'living', 'visit.elder-gone')
    const centre = await people.centreOf(elder)
    refuseUnless(centre, 'visit.no-centre')
    const channel: Channel | undefined = staff ? (ask.channel ?? 'phone') : undefined
    const by = await acting({ people, clock }, actor, elder.id, { channel })
    return { actor, elder, orgId: centre.id, by, staff }
  }

  /** Whoever works for a resident's organisation may book for her when she calls. */
  async function callerOf(actor: Actor, elderId: string): Promise<Person | undefined> {
    const own = housesOf(actor, visitRoles)
    const elder = own.length > 0 ? await people.personOfStaff(actor, elderId) : undefined
    if (elder?.orgPath.some((id) => own.includes(id))) return elder
    await people.refuseFormer(actor, elderId, 'book')
    return undefined
  }

  return askerOf
}

export type AskerOf = ReturnType<typeof createAskers>
