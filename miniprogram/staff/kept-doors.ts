import type { Day } from '../../shared/day'
import type { VisitCard, VisitView } from '../../shared/visits/view'
import { today } from '../kit/clock'
import { keep, kept } from '../kit/storage'

/**
 * One door as it lies on the phone for when there is no network: what is to be done and when. No name and no address,
 * because a phone may be lost.
 */
export type KeptDoor = Pick<
  VisitView,
  'id' | 'kind' | 'code' | 'name' | 'state' | 'day' | 'time' | 'to' | 'version'
> & {
  elderId: string
  addressId?: string
  /** Known once the visit itself was opened. */
  needs?: VisitView['needs']
  signed?: true
}

interface KeptDoors {
  by: string
  day: Day
  doors: KeptDoor[]
}

const me = (): string => kept<{ personId: string }>('linli.session')?.personId ?? ''

/** The doors of one's own day as they were last told; none of another person's. */
export function keptDoors(day?: Day): KeptDoor[] {
  const found = kept<KeptDoors>('linli.doors')
  if (!found || found.by !== me()) return []
  return day && found.day !== day ? [] : found.doors
}

export const keptDoor = (id: string): KeptDoor | undefined =>
  keptDoors().find((door) => door.id === id)

export function keepDoors(day: Day, visits: readonly VisitCard[]): void {
  const before = new Map(keptDoors().map((door) => [door.id, door]))
  const doors = visits.map((visit) => ({ ...before.get(visit.id), ...doorOf(visit) }))
  keep('linli.doors', { by: me(), day, doors })
}

/** A visit of today that was opened is known better than from the list. */
export function keepDoor(visit: VisitView): void {
  if (visit.day !== today()) return
  const { addressId, needs, consent } = visit
  const door: KeptDoor = {
    ...doorOf(visit),
    needs,
    ...(addressId ? { addressId } : {}),
    ...(consent ? { signed: true } : {}),
  }
  const before = keptDoors(visit.day)
  const known = before.some(({ id }) => id === visit.id)
  // The order of the doors is the order of the way.
  const doors = known ? before.map((one) => (one.id === visit.id ? door : one)) : [...before, door]
  keep('linli.doors', { by: me(), day: visit.day, doors })
}

function doorOf(visit: VisitCard): KeptDoor {
  const { id, kind, code, name, state, day, time, to, version, elder } = visit
  return { id, kind, code, name, state, day, time, to, version, elderId: elder.id }
}
