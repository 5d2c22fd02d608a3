import type { AddRelativeRequest } from '../../shared/people'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { newObjectId } from '../kit/object-id'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { PeopleReads } from './reads'
import { linkStore } from './stores/links'
import { peopleStore } from './stores/people'
import type { Person } from './types'

/** Who may act for an elder. The first cut knows one scope: everything the elder may do herself. */
export function createRelatives({ reads, clock }: { reads: PeopleReads; clock: Clock }) {
  /** Links somebody known, or somebody new by name. At most one mandate in force between two people. */
  async function addRelative(actor: Actor, elderId: string, request: AddRelativeRequest) {
    const elder = await ofStaff(actor, elderId)
    const { relativeId, relativeName = '', relation } = request
    refuseUnless(relativeId !== elderId, 'relative.self')
    refuseUnless(relativeId !== actor.id, 'relative.own-link')
    const act = actFor(actor, elderId, clock, 'on-site')

    await inOneTransaction(async () => {
      const relative = relativeId
        ? await someoneKnown(reads, actor, relativeId)
        : { id: newObjectId(), name: relativeName }
      if (!relativeId) await peopleStore.addOthers([{ ...relative, act }])
      await linkStore.add({
        elderId,
        elderName: elder.name,
        relativeId: relative.id,
        relativeName: relative.name,
        relation,
        from: clock.today(),
        act,
      })
    })
    return elder
  }

  /** The relative's next call finds no mandate any more. */
  async function endRelative(actor: Actor, elderId: string, relativeId: string): Promise<Person> {
    const elder = await ofStaff(actor, elderId)
    const act = actFor(actor, elderId, clock, 'on-site')
    const ended = await linkStore.end(elderId, relativeId, clock.today(), act)
    refuseUnless(ended, 'relative.not-found')
    return elder
  }

  const ofStaff = async (actor: Actor, id: string) =>
    (await reads.personOfStaff(actor, id)) ?? refuse('person.not-found')

  return { addRelative, endRelative }
}

/**
 * Somebody the actor may know by id: of the actor's register, or the relative of an elder there. Anybody else is
 * missing, or a guessed id would tell the whole name behind it.
 */
async function someoneKnown(reads: PeopleReads, actor: Actor, id: string) {
  const resident = await reads.personOfStaff(actor, id)
  if (resident) return resident
  for (const { elderId, relativeName: name } of await linkStore.ofRelative(id)) {
    if (await reads.personOfStaff(actor, elderId)) return { id, name }
  }
  return refuse('relative.not-found')
}
