/** Time zones: an Olson name, UTC, or a fixed offset such as `+08:00`. */
import { fail } from '../errors'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface Zone {
  readonly name: string
  /** Milliseconds to add to UTC for local time, at a moment. */
  offsetAt(moment: number): number
}

export const utc: Zone = { name: 'UTC', offsetAt: () => 0 }

const OFFSET = /^([+-])(\d{2})(?::?(\d{2}))?$/
const zones = new Map<string, Zone>()

/** Error 40485 for a name nobody knows. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const zone = fixedZone(name) ?? olsonZone(name)
  zones.set(name, zone)
  return zone
}

function fixedZone(name: string): Zone | undefined {
  if (['UTC', 'GMT', 'Z'].includes(name)) return utc
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? []
  if (!sign) return undefined
  const offset = (Number(hours) * HOUR + Number(minutes) * MINUTE) * (sign === '-' ? -1 : 1)
  return { name, offsetAt: () => offset }
}

function olsonZone(name: string): Zone {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return fail(40485, `unrecognized time zone identifier: "${name}"`)
  }
  return {
    name,
    offsetAt: (moment) => localClock(format, moment) - Math.floor(moment / SECOND) * SECOND,
  }
}

/** What a clock on the wall shows, read as if it were UTC. */
function localClock(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
  const date = new Date(0)
  date.setUTCFullYear(year, part('month') - 1, part('day'))
  date.setUTCHours(part('hour'), part('minute'), part('second'))
  return date.getTime()
}

/** A date whose UTC fields are the local ones. */
export function toLocal(date: Date, zone: Zone): Date {
  return new Date(date.getTime() + zone.offsetAt(date.getTime()))
}

/** The moment at which local clocks show `local`; in a gap, as if the clock had not moved yet. */
export function fromLocal(local: number, zone: Zone): Date {
  const before = zone.offsetAt(local - DAY)
  const guess = local - zone.offsetAt(local - before)
  const settled = local - zone.offsetAt(guess)
  return new Date(settled === guess ? guess : local - before)
}
