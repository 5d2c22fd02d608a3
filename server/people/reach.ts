import { addressView, phoneView } from './contact-rows'
import { identityView } from './identity'
import { contactStore } from './stores/contacts'
import { identityStore } from './stores/identities'
import { peopleStore } from './stores/people'
import type { Reach } from './view'

/** How somebody is known and reached, of every id that was merged into them too. Nothing is opened for it. */
export async function reachOf(personId: string): Promise<Reach> {
  const ids = await peopleStore.idsOf(personId)
  const [[identity], contacts] = await Promise.all([
    identityStore.ofPersons(ids),
    contactStore.ofPersons(ids),
  ])
  const phones = contacts.flatMap((contact) => contact.phones.map(phoneView))
  const addresses = contacts.flatMap((contact) => contact.addresses.map(addressView))
  return {
    ...(identity ? { identity: identityView(identity) } : {}),
    ...(phones.length > 0 ? { phones } : {}),
    ...(addresses.length > 0 ? { addresses } : {}),
  }
}
