import type { Day } from '../../shared/day'
import { initialsOf } from './initials'
import { nearStore } from './stores/near'
import type { Person } from './types'

/** What is known of somebody before there is a file. */
export interface Described {
  name: string
  birthDate: Day
  communityCode: string
}

const MOST_SHOWN = 20
/** A street's code is the beginning of its communities' codes. */
const streetOf = (communityCode: string) => communityCode.slice(0, 9)

/**
 * Might these be one person? Of name, birth date and street two agree, and the third is nearly so: the same name and
 * birthday anywhere, one birthday and street with names that sound alike, or one name and street with birth dates
 * that differ in the year, the month or the day only.
 */
export function alike(one: Described, other: Described): boolean {
  const sameName = one.name === other.name
  const sameBirth = one.birthDate === other.birthDate
  if (sameName && sameBirth) return true
  if (streetOf(one.communityCode) !== streetOf(other.communityCode)) return false
  if (sameBirth) return initialsOf(one.name) === initialsOf(other.name)
  return sameName && differInOnePart(one.birthDate, other.birthDate)
}

function differInOnePart(one: Day, other: Day): boolean {
  const parts = other.split('-')
  return one.split('-').filter((part, at) => part !== parts[at]).length === 1
}

/** The people of any centre who are alike, as they came into the register. */
export async function lookAlikes(described: Described): Promise<Person[]> {
  const { name, birthDate, communityCode } = described
  const street = streetOf(communityCode)
  const candidates = await nearStore.candidates({
    name,
    initials: initialsOf(name),
    birthDate,
    street,
  })
  return candidates
    .filter((person) => alike(described, person))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, MOST_SHOWN)
}
