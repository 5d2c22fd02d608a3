import { hash } from 'node:crypto'
import type { SeriesRequest } from '../../../shared/visits/booking'
import { newObjectId } from '../../kit/object-id'
import { refuseUnless } from '../../kit/refusal'
import type { Vault } from '../../kit/vault'
import type { Series } from './store'

const ID_LENGTH = 24

/**
 * The same person and key are the same series; without a key it is a new one. What was answered about emergencies does
 * not change what is wanted.
 */
export function seriesOf(
  vault: Pick<Vault, 'index'>,
  actorId: string,
  { eventId, ...request }: SeriesRequest,
): Series {
  const key = eventId && hash('sha256', JSON.stringify([actorId, eventId])).slice(0, ID_LENGTH)
  const wanted = JSON.stringify({ ...request, pass: undefined })
  // A bare hash would tell the words of a note to whoever tries them all.
  const bodyHash = vault.index('visit series', wanted)
  return { id: key ?? newObjectId(), elderId: request.elderId, bodyHash }
}

export function refuseOther(found: Series | undefined, { bodyHash }: Series): Series | undefined {
  refuseUnless(found === undefined || found.bodyHash === bodyHash, 'idempotency.other-body')
  return found
}
