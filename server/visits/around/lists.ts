import type { Page } from '../../../shared/people'
import type { VisitCard } from '../../../shared/visits/view'
import { isObjectIdText } from '../../kit/object-id'
import { pageOfRows, readCursor } from '../../kit/page'
import type { PageRequest } from '../../kit/page'
import { refuseUnless } from '../../kit/refusal'
import type { Cards } from './cards'
import type { AroundQuestion, AroundSight } from './stores/page'

/** Those that wait for somebody, unless told otherwise. */
export interface ListRequest extends PageRequest {
  state?: 'open' | 'closed' | undefined
}

interface Row {
  id: string
  visitId: string
}

interface Rows<Kept> {
  page: (question: AroundQuestion) => Promise<Kept[]>
  /** What the rows stand in order of. */
  by: (row: Kept) => string
}

type Ask = ListRequest & { sight: AroundSight }

/** One page of rows around visits, each with the line of its visit. */
export async function listOf<Kept extends Row, View>(
  ask: Ask,
  { cards, ...rows }: Rows<Kept> & { cards: Cards },
  view: (row: Kept, visit: VisitCard) => View,
): Promise<Page<View>> {
  const cut = await pageOf(ask, rows)
  const known = await cards(cut.items.map(({ visitId }) => visitId))
  const items = cut.items.flatMap((row) => {
    const card = known.get(row.visitId)
    return card ? [view(row, card)] : []
  })
  return { ...cut, items }
}

/** One page of the rows themselves, those that wait unless told otherwise. */
export async function pageOf<Kept extends Pick<Row, 'id'>>(
  { sight, state = 'open', limit, after }: Ask,
  { page, by }: Rows<Kept>,
): Promise<Page<Kept>> {
  const from = after ? placeIn(after) : undefined
  const rows = await page({ sight, open: state === 'open', after: from, limit: limit + 1 })
  return pageOfRows(rows, limit, (row) => [by(row), row.id])
}

function placeIn(cursor: string) {
  const [at = '', id = ''] = readCursor(cursor, 2)
  refuseUnless(isObjectIdText(id), 'page.bad-cursor')
  return { at, id }
}
