import type { Page } from '../../shared/people'
import type { FindOpen } from '../api/visit-desk'

/** What is still to be done, or what is over. */
export type Side = FindOpen['state']

/** A page that shows one side of a list, some lines at a time. */
export interface ListPage<Card> {
  orgId: string
  /** Where the lines that are not shown yet begin; '' at the end. */
  next: string
  data: { which: Side; cards: Card[] }
}

export interface Asked<Line, Card> {
  find: (wanted: FindOpen) => Promise<Page<Line>>
  card: (line: Line) => Card
}

/** The first lines of a side as data of the page: the side it shows, unless another is named. */
export async function firstLines<Line, Card>(
  page: ListPage<Card>,
  { find, card }: Asked<Line, Card>,
  which = page.data.which,
) {
  const { items, next = '' } = await find({ orgId: page.orgId, state: which })
  page.next = next
  return { which, cards: items.map(card), hasMore: next !== '' }
}

/** The lines below those that are shown, added to them. */
export async function moreLines<Line, Card>(
  page: ListPage<Card>,
  { find, card }: Asked<Line, Card>,
) {
  const { cards, which } = page.data
  const { items, next = '' } = await find({ orgId: page.orgId, state: which, after: page.next })
  page.next = next
  return { cards: [...cards, ...items.map(card)], hasMore: next !== '' }
}

/** What nobody takes stands first. */
export const untakenFirst = <Card extends { takes: boolean }>(cards: readonly Card[]): Card[] =>
  [...cards].sort((one, other) => Number(other.takes) - Number(one.takes))
