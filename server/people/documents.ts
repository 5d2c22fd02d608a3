import type { IdentityGiven, MaskedIdentity } from '../../shared/register'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { orRunAgain } from '../kit/again'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { identityView } from './identity'
import type { Identities } from './identity'
import type { PeopleReads } from './reads'
import { contactStore } from './stores/contacts'
import { identityStore } from './stores/identities'

interface Needs {
  reads: PeopleReads
  identities: Identities
  clock: Clock
}

/** Documents of somebody who is in the register already. */
export function createDocuments({ reads, identities, clock }: Needs) {
  /** Enters a document, or puts a right number in the place of a wrong one of the same kind. */
  async function setIdentity(
    actor: Actor,
    personId: string,
    given: IdentityGiven,
  ): Promise<MaskedIdentity> {
    const person = (await reads.fileOfStaff(actor, personId)) ?? refuse('person.not-found')
    const identity = identities.readOf(person, given)
    const row = identities.rowOf(person.id, identity, actFor(actor, person.id, clock, 'on-site'))
    await inOneTransaction(async () => {
      // Two desks that enter different numbers at once meet at the person's contact row.
      const contact = await contactStore.of(person.id)
      refuseUnless(await orRunAgain(() => contactStore.change(contact)), 'data.changed')
      await identityStore.remove(person.id, identity.kind)
      await identityStore.add(row)
    })
    return identityView(row)
  }

  return { setIdentity }
}
