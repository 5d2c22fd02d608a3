import { atTheDoor } from './states'
import { mayDo } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { isAskingSide, isAssigned } from '../policy'
import type { Visit } from '../types'
import type { Own } from '../view-whole'
import { actingAs } from './acting-as'
import { doorCodeOf } from './door-code'
import type { CareNeeds } from './needs'

/** What only this reader sees of a visit, and may do with it now. */
export function createOwn({
  contacts,
  vault,
  clock,
}: Pick<CareNeeds, 'contacts' | 'vault' | 'clock'>) {
  return async function own(actor: Actor, visit: Visit): Promise<Own> {
    const near = visit.home && visit.day === clock.today()
    const coming = ['accepted', 'set-off', ...atTheDoor].includes(visit.state)
    const doorNote = near && coming && isAssigned(actor, visit) ? await noteAt(visit) : undefined
    return {
      may: mayDo(visit.kind, visit.state, actingAs(actor, visit)),
      ...(near && coming && isAskingSide(actor, visit)
        ? { doorCode: doorCodeOf(vault, visit.id) }
        : {}),
      ...(doorNote ? { doorNote } : {}),
    }
  }

  /** How to get in: for those who are on their way, on the day. */
  async function noteAt({ elderId, addressId }: Visit): Promise<string | undefined> {
    return (await contacts.addressOf(elderId, addressId))?.doorNote
  }
}
