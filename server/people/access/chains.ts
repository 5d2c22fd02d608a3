import { organisationStore } from '../stores/organisations'
import type { Person } from '../types'

type Housed = Pick<Person, 'orgPath'>

/** The organisation that looks after the person: the last of those above her. */
export const homeOf = ({ orgPath }: Housed): string => orgPath.at(-1) ?? NOBODYS

/**
 * The organisation whose chain keeps what happened to somebody: her own, or the commission above all for those of no
 * register, so that there is always somebody who can list it.
 */
export async function chainOf(person: Housed | undefined): Promise<string> {
  if (person) return homeOf(person)
  return (await organisationStore.top()) ?? NOBODYS
}

/** Before there is any organisation. */
const NOBODYS = 'house'
