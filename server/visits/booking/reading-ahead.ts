import type { BookRequest } from '../../../shared/visits/booking'
import { readTogether } from '../../kit/reading-together'
import { consultationStore } from '../care/store-consultations'
import { credentialStore } from '../care/store-credentials'
import type { Asker } from './asking'
import type { BookingNeeds } from './needs'
import type { Offer } from './offer'

type Needs = Pick<BookingNeeds, 'people' | 'contacts' | 'contracts' | 'schedule'>

/**
 * What every room a booking goes through would ask by itself, one after the other, in one question: the door, the team,
 * and of who is asked for by name the roles, the gate and the plan. Nothing is decided here.
 */
export function createReadingAhead({ people, contacts, contracts, schedule }: Needs) {
  return async function readAhead(
    { elder, orgId }: Asker,
    { rule }: Offer,
    { staffId, day }: BookRequest,
  ): Promise<void> {
    const { firstConsultation } = rule
    const ids = firstConsultation ? await people.idsOf(elder.id) : []
    await readTogether([
      ...(rule.home ? [contacts.addressPart(elder.id)] : []),
      contracts.teamPart(elder.id),
      ...(firstConsultation ? [consultationStore.latestPart(ids, orgId)] : []),
      ...(staffId ? [people.rolesPart(staffId), schedule.planPart(staffId, day)] : []),
      ...(staffId && rule.gate ? [credentialStore.gatePart([staffId], orgId)] : []),
    ])
  }
}
