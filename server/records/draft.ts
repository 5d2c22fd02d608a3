import { createHash } from 'node:crypto'
import type { RecordServiceRequest } from '../../shared/records'

/** The id of the record that a draft of this person becomes: the same draft always the same record. */
export const recordIdOf = (byId: string, draftId: string): string =>
  sha256(JSON.stringify([byId, draftId])).slice(0, 24)

/** Two requests with the same content have the same hash, in whatever order their fields came. */
export const draftHashOf = (request: RecordServiceRequest): string => sha256(canonical(request))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
