import type { VisitEvent } from '../../shared/visits/kinds'
import type { VisitCard, VisitTrailStep, VisitView } from '../../shared/visits/view'
import type { Visit } from './types'

/** What only some readers see, and what they may do: worked out by whoever knows the reader. */
export interface Own {
  may: VisitEvent[]
  /** For the elder's side: the door they come to, masked. */
  address?: string
  /** For the resident's side, on the day. */
  doorCode?: string
  /** For staff, on the day. */
  doorNote?: string
}

/** One visit whole. Ids of staff that stand beside what they did stay inside. */
export function visitView(visit: Visit, card: VisitCard, own: Own): VisitView {
  const { note, heldUntil, addressId, bill, needs, ratings, trail, reason, lineIds } = visit
  return {
    ...card,
    ...(note ? { note } : {}),
    ...(heldUntil ? { heldUntil } : {}),
    ...(heldUntil && visit.waitingId ? { offerUntil: heldUntil } : {}),
    ...(addressId ? { addressId } : {}),
    bill,
    needs,
    ...careOf(visit),
    ratings: ratings.map(({ byId: _byId, ...rating }) => rating),
    files: visit.fileIds.map((id, at) => ({ id, name: `照片 ${at + 1}` })),
    ...own,
    trail: trail.map(stepView),
    ...(reason ? { reason } : {}),
    lineIds,
  }
}

function careOf({ consultation, order, consent, arrival, record }: Visit) {
  return {
    ...(consultation ? { consultation: shown(consultation) } : {}),
    ...(order ? { order: without(order) } : {}),
    ...(consent ? { consent: without(consent) } : {}),
    ...(arrival ? { arrival } : {}),
    ...(record ? { record: without(record) } : {}),
  }
}

function without<Kept extends { byId: string }>({
  byId: _byId,
  ...kept
}: Kept): Omit<Kept, 'byId'> {
  return kept
}

function shown(consultation: NonNullable<Visit['consultation']>) {
  const { conditionChanged: _changed, ...rest } = without(consultation)
  return rest
}

const stepView = ({ event, state, act, relation, note }: VisitTrailStep): VisitTrailStep => ({
  ...{ event, state, act },
  ...(relation ? { relation } : {}),
  ...(note ? { note } : {}),
})
