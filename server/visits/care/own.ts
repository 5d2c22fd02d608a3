import type { Day } from '../../../shared/day'
import type { VisitEvent, VisitState } from '../../../shared/visits/kinds'
import { mayDo } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { isAskingSide, isAssigned, isToCome } from '../policy'
import type { Visit } from '../types'
import type { Own } from '../view-whole'
import { actingAs } from './acting-as'
import { hasAccepted } from './answering'
import { doorCodeOf } from './door-code'
import type { CareNeeds } from './needs'
import { atTheDoor } from './states'

/** Those who come still have to get in. */
const goingIn: readonly VisitState[] = ['accepted', 'set-off', 'arrived', 'started']

/** What only this reader sees of a visit, and may do with it now. */
export function createOwn({
  contacts,
  vault,
  clock,
}: Pick<CareNeeds, 'contacts' | 'vault' | 'clock'>) {
  return async function own(actor: Actor, visit: Visit): Promise<Own> {
    const today = clock.today()
    const doorNote = mayEnter(actor, visit, today) ? await noteAt(visit) : undefined
    const address = visit.home && isAskingSide(actor, visit) ? await doorOf(visit) : undefined
    return {
      may: mayNow(actor, visit),
      ...(address ? { address } : {}),
      ...(mayTell(actor, visit, today) ? { doorCode: doorCodeOf(vault, visit.id) } : {}),
      ...(doorNote ? { doorNote } : {}),
    }
  }

  /** The door as the elder's side chose it, masked as on the page it was chosen on. */
  async function doorOf({ elderId, addressId }: Visit): Promise<string | undefined> {
    const addresses = await contacts.addressesOf(elderId)
    return addresses.find(({ id, preferred }) => (addressId ? id === addressId : preferred))?.text
  }

  /** How to get in: for those who are on their way, on the day. */
  async function noteAt({ elderId, addressId }: Visit): Promise<string | undefined> {
    return (await contacts.addressOf(elderId, addressId))?.doorNote
  }
}

const isOn = ({ home, day }: Visit, today: Day): boolean => home && day === today

const mayEnter = (actor: Actor, visit: Visit, today: Day): boolean =>
  isOn(visit, today) && isToCome(actor, visit) && goingIn.includes(visit.state)

/** A nurse may be somebody's daughter: on a visit of her own the code would prove nothing. */
const mayTell = (actor: Actor, visit: Visit, today: Day): boolean =>
  isOn(visit, today) &&
  ['accepted', 'set-off', ...atTheDoor].includes(visit.state) &&
  !visit.arrival?.proven &&
  isAskingSide(actor, visit) &&
  !isAssigned(actor, visit)

/** As the table says; who of two has said yes is not asked again. */
const mayNow = (actor: Actor, visit: Visit): VisitEvent[] =>
  mayDo(visit.kind, visit.state, actingAs(actor, visit)).filter(
    (event) => event !== 'accept' || !hasAccepted(actor, visit),
  )
