import type { DeskMandateRequest } from '../../../shared/mandates'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import type { PeopleReads } from '../reads'
import { mandateStore } from '../stores/mandates'
import { peopleStore } from '../stores/people'
import type { HeldMandate } from '../types'
import type { MandateNeeds } from './needs'
import { owedOf, subjectOf } from './news'
import { elderOf, refuseUntil } from './terms'

/** In person: staff write down what elder and relative signed before them, with a photo of the paper. */
export function createDesk({ reads, clock, photoOf, tell }: MandateNeeds) {
  async function write(
    actor: Actor,
    elderId: string,
    request: DeskMandateRequest,
  ): Promise<HeldMandate> {
    const { relativeId, relativeName, relativePhone: _told, ...terms } = request
    refuseUnless(await reads.fileOfStaff(actor, elderId), 'person.not-found')
    const elder = await elderOf(reads, elderId)
    refuseUnless(relativeId !== elderId, 'mandate.self')
    refuseUnless(relativeId !== actor.id && elderId !== actor.id, 'mandate.own')
    refuseUntil(terms.until, clock.today())
    refuseUnless(await photoOf(terms.fileId, elderId), 'mandate.photo-missing')
    const act = actFor(actor, elderId, clock, 'on-site')
    const known = relativeId ? await someoneKnown(reads, actor, relativeId) : undefined

    return inOneTransaction(async () => {
      const relative = known ?? { id: newObjectId(), name: relativeName ?? '' }
      if (!known) await peopleStore.addOthers([{ ...relative, act }])
      const pair = { elderId: elder.id, relativeId: relative.id }
      await reads.meetFile(pair.elderId)
      await reads.meetFile(pair.relativeId)
      await mandateStore.clearExpired(pair, clock.today())
      const mandate = await mandateStore.add({
        ...{ ...pair, elderName: elder.name, relativeName: relative.name },
        ...terms,
        confirmation: 'in-person',
        from: clock.today(),
        contactOrder: (await mandateStore.ofElder(elder.id, clock.today())).length + 1,
        status: 'in-force',
        askedBy: 'staff',
        act,
      })
      await tell(subjectOf(mandate), owedOf(mandate))
      return mandate
    })
  }

  return { write }
}

/**
 * Somebody the actor may know by id: of the actor's register, or the relative of an elder there. Anybody else is
 * missing, or a guessed id would tell the whole name behind it.
 */
async function someoneKnown(reads: PeopleReads, actor: Actor, id: string) {
  const resident = await reads.personOfStaff(actor, id)
  if (resident) return { id, name: resident.name }
  for (const { elderId, relativeName: name } of await reads.mandatesHeldBy(id)) {
    if (await reads.personOfStaff(actor, elderId)) return { id, name }
  }
  return refuse('mandate.relative-unknown')
}
