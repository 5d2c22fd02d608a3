import type { Actor } from '../../kit/actor'
import { refuse } from '../../kit/refusal'
import { acting } from '../acting'
import type { Quest } from '../booking/finding-time'
import { offerOf } from '../booking/offer'
import type { Visit } from '../types'
import type { AroundNeeds } from './needs'

/** What was booked, asked again: the rules hold for whoever comes instead. */
export const createQuests = ({
  people,
  clock,
  catalogue,
}: Pick<AroundNeeds, 'people' | 'clock' | 'catalogue'>) =>
  async function questOf(actor: Actor, visit: Visit): Promise<Quest> {
    const elderId = await people.keptId(visit.elderId)
    const elder = (await people.person(elderId)) ?? refuse('person.not-found')
    const by = await acting({ people, clock }, actor, elder.id)
    return {
      asker: { actor, elder, orgId: visit.orgId, by, staff: true },
      offer: offerOf(visit.code, await catalogue.of(visit)),
      door: visit.near ? { near: visit.near } : {},
      ownVisit: visit.id,
      // One of a series may stand further ahead than new ones are taken.
      until: visit.day,
      elderMayOverlap: visit.override !== undefined,
    }
  }
