/** What one visit to a page is, and how several are written down. */
import type { Persona } from '../../shared/session'
import type { Folk } from './folk'

/** Elder pages are for old eyes and old hands; the others are for people at work. */
export type PageKind = 'elder' | 'work'

export interface Visit {
  /** A persona of the town, or a phone nobody has used yet. */
  as: Persona | `new:${string}`
  /** Path in app.json. */
  page: string
  query?: (folk: Folk) => string
  /** Tapped, one after the other, before the page is looked at: opens what lies over it. */
  taps?: RegExp[]
}

export const visits = (
  page: string,
  people: Visit['as'][],
  more: Omit<Visit, 'as' | 'page'> = {},
): Visit[] => people.map((as) => ({ as, page, ...more }))

export const of = (id: keyof Folk['ids'], name = 'elderId') => ({
  query: ({ ids }: Folk) => `${name}=${ids[id]}`,
})
export const query = (page: string, as: Visit['as'], ...given: string[]): Visit[] =>
  given.map((each) => ({ as, page, query: () => each }))
