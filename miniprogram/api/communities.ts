import type { RegionView } from '../../shared/people'
import { organisations, regions } from './people'

/** The first nine digits of a region code name the street. */
const STREET_DIGITS = 9

/** Communities of the streets of my organisations; the register knows which centre looks after each. */
export async function myCommunities(): Promise<RegionView[]> {
  const own = await organisations({})
  const streets = new Set(own.map(({ regionCode }) => regionCode.slice(0, STREET_DIGITS)))
  const found = await Promise.all(
    [...streets].filter((code) => code.length === STREET_DIGITS).map((code) => regions(code)),
  )
  return found.flat()
}
