import { dayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { valuesProblem } from '../../shared/measures'
import { mayStillRecord, placesOf, recordableKinds } from '../../shared/records'
import type { Clock } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'
import type { Person } from '../people/types'
import type { Service } from './types'

/** The clock of a phone may be a little ahead of ours. */
const MINUTES_AHEAD = 10

/** Refuses a service that cannot have been given as written. */
export function refuseImpossible(service: Service, person: Person, clock: Clock) {
  const { kind, day, place, values } = service
  refuseUnless(recordableKinds.includes(kind), 'record.kind-not-recorded-here')
  refuseUnless(placesOf(kind).includes(place), 'record.place')
  const says = valuesProblem(kind, values)
  refuseUnless(!says, 'record.values', says ? [{ path: 'body.values', says }] : undefined)
  refuseUnless(day >= person.birthDate, 'record.day')
  refuseUnless(!isAhead(service, clock), 'record.time')
  refuseUnless(!isGone(person, day), 'record.elder-gone')
}

/** Refuses a day that is still to come or too long ago, seen from the day it is written down. */
export const refuseDay = (day: Day, today: Day) =>
  refuseUnless(mayStillRecord(day, today), 'record.day')

/** Whoever moved away or died is served until the day before. */
const isGone = ({ life }: Person, day: Day) =>
  life.status !== 'living' && (life.on === undefined || life.on <= day)

function isAhead({ day, time }: Service, clock: Clock): boolean {
  const soon = new Date(clock.now().getTime() + MINUTES_AHEAD * 60_000)
  return time !== undefined && `${day} ${time}` > `${dayOf(soon)} ${timeOf(soon)}`
}

/** The time on a clock in China, HH:mm. */
const timeOf = (instant: Date) =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
