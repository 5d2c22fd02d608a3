import type { Day } from '../../shared/day'
import type { BaseGroup } from '../../shared/indicators'
import type { OrganisationType } from '../../shared/people'
import type { IndicatorStore } from './store'
import type { Area, BaseEntry, Organisation, PeopleWindow } from './types'

/** Organisations that answer for a population: a commission for all below it, a centre for its own. */
export const answering: readonly OrganisationType[] = [
  'province-commission',
  'city-commission',
  'county-commission',
  'community-centre',
  'township-centre',
]

/** An organisation with the organisations below it that answer for a part of its population. */
interface Place {
  area: Area
  parts: Place[]
}

/** The denominator of a rate: the entries that add up to it, or where an entry is lacking. */
export interface Base {
  persons?: number
  entries: BaseEntry[]
  lacking: Area[]
}

/** The entered bases of an area and all below it, for some years. */
export interface BaseBook {
  of(year: number, group: BaseGroup): Base
}

interface Needs {
  store: IndicatorStore
  people: Pick<PeopleWindow, 'below'>
}

/** Opens the book of an area: two reads, however many figures divide by it. */
export async function openBaseBook(
  { store, people }: Needs,
  area: Area,
  years: readonly number[],
  today: Day,
): Promise<BaseBook> {
  const place = placeOf(area, await people.below(area.id, today), today)
  const histories = await store.bases(idsOf(place), years)
  const entries = new Map(histories.map(({ now }) => [keyOf(now.orgId, now.year, now.group), now]))
  return {
    of: (year, group) => baseOf(place, (orgId) => entries.get(keyOf(orgId, year, group))),
  }
}

/**
 * What was entered for the place itself; else the sum of its parts, when every part has one. A part without a base
 * makes the sum unknown: a smaller denominator would flatter the rate.
 */
function baseOf({ area, parts }: Place, entryOf: (orgId: string) => BaseEntry | undefined): Base {
  const own = entryOf(area.id)
  if (own) return { persons: own.persons, entries: [own], lacking: [] }
  if (parts.length === 0) return { entries: [], lacking: [area] }
  const bases = parts.map((part) => baseOf(part, entryOf))
  const lacking = bases.flatMap((base) => base.lacking)
  const entries = bases.flatMap((base) => base.entries)
  if (lacking.length > 0) return { entries, lacking }
  return { persons: entries.reduce((sum, { persons }) => sum + persons, 0), entries, lacking }
}

function placeOf(area: Area, below: readonly Organisation[], today: Day): Place {
  const parts = below
    .filter((organisation) => answering.includes(organisation.type))
    .filter((organisation) => isChildOf(organisation, area.id, today))
  return { area, parts: parts.map((part) => placeOf(part, below, today)) }
}

/** Is the organisation directly below another on a day? */
export const isChildOf = ({ parents }: Organisation, parentId: string, day: Day): boolean =>
  parents.some(({ id, from, to }) => id === parentId && from <= day && (!to || day < to))

const idsOf = ({ area, parts }: Place): string[] => [area.id, ...parts.flatMap(idsOf)]
const keyOf = (orgId: string, year: number, group: BaseGroup) => `${orgId}|${year}|${group}`
