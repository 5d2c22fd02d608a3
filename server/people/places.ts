import type { Day } from '../../shared/day'
import { centreTypes } from '../../shared/people'
import { organisationStore } from './stores/organisations'
import { regionStore } from './stores/regions'
import type { Organisation } from './types'

const BELOW_A_CENTRE = ['station', 'village-clinic'] as const

/** Who looks after a community, in the words and ids a file keeps. */
export interface Place {
  community: string
  orgPath: string[]
  /** The centre whose people they are: the organisation itself, or the one above the station. */
  centreId: string
}

/** Where people live. One for a request; an import keeps one, so that a community is asked for once. */
export function createPlaces(day: Day) {
  const known = new Map<string, Promise<Place | undefined>>()

  function of(communityCode: string): Promise<Place | undefined> {
    const place = known.get(communityCode) ?? lookUp(communityCode, day)
    known.set(communityCode, place)
    return place
  }

  return { of }
}

export type Places = ReturnType<typeof createPlaces>

/** A community's station or village clinic, or else the centre of its street. */
async function lookUp(communityCode: string, day: Day): Promise<Place | undefined> {
  const region = await regionStore.byCode(communityCode)
  if (region?.level !== 'community') return undefined
  const organisation =
    (await organisationStore.ofRegion(region.code, BELOW_A_CENTRE)) ??
    (await centreOfStreet(region.parent))
  if (!organisation) return undefined
  const orgPath = await organisationStore.pathOf(organisation.id, day)
  return { community: region.name, orgPath, centreId: await centreAmong(orgPath) }
}

const centreOfStreet = async (street?: string): Promise<Organisation | undefined> =>
  street === undefined ? undefined : organisationStore.ofRegion(street, centreTypes)

async function centreAmong(orgPath: readonly string[]): Promise<string> {
  const organisations = await organisationStore.byIds(orgPath)
  const centre = [...organisations.values()].find(({ type }) =>
    (centreTypes as readonly string[]).includes(type),
  )
  return centre?.id ?? ''
}
