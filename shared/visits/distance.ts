import type { Point } from '../register'

/** Mean radius of the earth (IUGG R1). */
const EARTH_METRES = 6_371_008.8
/** Whoever is no farther from the door stands at it: GPS in narrow streets is off by some hundred metres. */
export const AT_THE_DOOR_METRES = 500

/**
 * Great-circle distance (haversine). Both points in the same system (GCJ-02): its shift is nearly equal within a town, so
 * distances hold. `metresBetween(p, p) //=> 0`
 */
export function metresBetween(from: Point, to: Point): number {
  const across = half(radians(to.latitude - from.latitude))
  const along = half(radians(to.longitude - from.longitude))
  const share = across + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * along
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** The edge counts: 500 m is at the door. */
export const isAtTheDoor = (metres: number): boolean => metres <= AT_THE_DOOR_METRES

const radians = (degrees: number) => (degrees * Math.PI) / 180
/** Half the versed sine. */
const half = (angle: number) => Math.sin(angle / 2) ** 2
