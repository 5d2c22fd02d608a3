import { ageOn } from '../../shared/day'
import type { Day } from '../../shared/day'
import { centreTypes } from '../../shared/people'
import type { RegisterPersonRequest } from '../../shared/people'
import { actFor, scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { newObjectId } from '../kit/object-id'
import { refuse, refuseUnless } from '../kit/refusal'
import { organisationStore } from './stores/organisations'
import { peopleStore } from './stores/people'
import { regionStore } from './stores/regions'
import type { Organisation, Person } from './types'

const OLDEST = 150
const BELOW_A_CENTRE = ['station', 'village-clinic'] as const

/** A desk or a team takes somebody into the register of the centre that looks after the community. */
export function createRegister({ clock }: { clock: Clock }) {
  return async function register(actor: Actor, request: RegisterPersonRequest): Promise<Person> {
    const { tags = [], communityCode, ...facts } = request
    const today = clock.today()
    refuseUnless(isPlausibleBirth(facts.birthDate, today), 'person.born-later')
    refuseUnless(
      tags.every(({ from }) => facts.birthDate <= from && from <= today),
      'person.day-out-of-life',
    )
    refuseUnless(new Set(tags.map(({ tag }) => tag)).size === tags.length, 'person.tag-holds')
    const place = await placeOf(communityCode, today)
    refuseUnless(
      place && scopeOf(actor).some((id) => place.orgPath.includes(id)),
      'person.community-unknown',
    )

    const id = newObjectId()
    const act = actFor(actor, id, clock, 'on-site')
    const life = { status: 'living' } as const
    const dated = tags.map((tag) => ({ ...tag, act }))
    await peopleStore.add({ id, ...facts, ...place, communityCode, life, tags: dated, act })
    return (await peopleStore.byId(id)) ?? refuse('person.not-found')
  }
}

const isPlausibleBirth = (birthDate: Day, today: Day) =>
  birthDate <= today && ageOn(birthDate, today) <= OLDEST

/** A community's station or village clinic, or else the centre of its street. */
async function placeOf(communityCode: string, day: Day) {
  const region = await regionStore.byCode(communityCode)
  if (region?.level !== 'community') return undefined
  const organisation =
    (await organisationStore.ofRegion(region.code, BELOW_A_CENTRE)) ??
    (await centreOfStreet(region.parent))
  if (!organisation) return undefined
  return { community: region.name, orgPath: await organisationStore.pathOf(organisation.id, day) }
}

const centreOfStreet = async (street?: string): Promise<Organisation | undefined> =>
  street === undefined ? undefined : organisationStore.ofRegion(street, centreTypes)
