import type { Day } from '../../shared/day'
import type { AddTagRequest } from '../../shared/people'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import type { PeopleReads } from './reads'
import { registerStore } from './stores/register'
import type { Person } from './types'

/** Changes to the file of somebody in the register: tags with their days and source. */
export function createFile({ reads, clock }: { reads: PeopleReads; clock: Clock }) {
  /** A tag begins to hold; two of the same kind never hold on one day. */
  async function addTag(actor: Actor, personId: string, request: AddTagRequest): Promise<Person> {
    const person = await ofStaff(actor, personId)
    refuseUnlessInLife(person, request.from)
    const act = actFor(actor, personId, clock, 'on-site')
    refuseUnless(await registerStore.addTag(personId, { ...request, act }), 'person.tag-holds')
    return again(personId)
  }

  /** A tag stops: it does not hold on `to`. Past days stay as they were. */
  async function endTag(actor: Actor, personId: string, tagId: string, to: Day): Promise<Person> {
    const person = await ofStaff(actor, personId)
    const tag = person.tags.find(({ id }) => id === tagId)
    refuseUnless(tag, 'person.tag-not-found')
    refuseUnless(tag.to === undefined, 'person.tag-ended')
    refuseUnless(tag.from < to && to <= clock.today(), 'person.tag-ends-too-early')
    const act = actFor(actor, personId, clock, 'on-site')
    refuseUnless(await registerStore.endTag(personId, tagId, to, act), 'person.tag-ended')
    return again(personId)
  }

  const ofStaff = async (actor: Actor, id: string) =>
    (await reads.fileOfStaff(actor, id)) ?? refuse('person.not-found')

  const again = async (id: string) => (await reads.person(id)) ?? refuse('person.not-found')

  const refuseUnlessInLife = (person: Person, day: Day) =>
    refuseUnless(person.birthDate <= day && day <= clock.today(), 'person.day-out-of-life')

  return { addTag, endTag }
}
