import type { Day } from '../../shared/day'

/** What a template's field may be filled with. */
export const fieldSources = ['title', 'text', 'elder', 'day', 'instant'] as const
export type FieldSource = (typeof fieldSources)[number]

export interface Said {
  title: string
  text: string
  elder: string
  day: Day
  /** `2026-03-04 08:30`, China's time. */
  instant: string
}

/**
 * The longest value by the kind in a field's name (`thing1` is a `thing`), in characters.
 * Source: parameter limits of subscribeMessage.send in the WeChat server API documentation.
 */
const longest: Record<string, number> = {
  thing: 20,
  name: 10,
  phrase: 5,
  character_string: 32,
  letter: 32,
  symbol: 5,
  phone_number: 17,
  car_number: 8,
}

/** Fields of a message as WeChat takes them: one line, never empty, never too long. */
export function dataOf(fields: Record<string, FieldSource>, said: Said): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, source]) => [name, fitted(name, said[source])]),
  )
}

/** Cuts by whole characters, and says with … that more was said. */
function fitted(name: string, value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  const most = longest[name.replace(/\d+$/, '')] ?? line.length
  const characters = [...line]
  if (characters.length > most) return `${characters.slice(0, most - 1).join('')}…`
  return line === '' ? '无' : line
}
