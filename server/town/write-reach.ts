import type { Vault } from '../kit/vault'
import { createContactRows } from '../people/contact-rows'
import { createIdentities } from '../people/identity'
import { contactStore } from '../people/stores/contacts'
import { identityStore } from '../people/stores/identities'
import type { Facts } from './facts'
import { pointNear } from './points'
import type { PlannedPerson } from './plan'

/** Documents, phones and addresses of the town's elders, sealed like everybody's. */
export async function writeReach(
  elders: readonly PlannedPerson[],
  facts: Facts,
  vault: Vault,
): Promise<void> {
  const identities = createIdentities({ vault, demoMode: true })
  const rows = createContactRows(vault)

  const identityRow = (person: PlannedPerson) => {
    const number = person.reach?.identityNumber ?? ''
    const given = identities.readOf(person, { kind: 'resident-id', number })
    return identities.rowOf(facts.id(person.key), given, facts.registered(person))
  }

  const contactRow = (person: PlannedPerson) => {
    const personId = facts.id(person.key)
    const act = facts.registered(person)
    const { phones = [], address } = person.reach ?? {}
    const { communityCode } = person
    const where = { communityCode, community: facts.community(communityCode) }
    const preferred = { act, preferred: true }
    return rows.searchableIn(facts.centreOf(person.orgId), {
      personId,
      phones: phones.map((phone) => rows.phoneRow(personId, phone, act)),
      addresses: address
        ? [
            rows.addressRow(
              personId,
              { ...address, ...where, point: pointNear(address.text, communityCode) },
              preferred,
            ),
          ]
        : [],
    })
  }

  await identityStore.addMany(elders.map(identityRow))
  await contactStore.addMany(elders.map(contactRow))
}
