import type { RecordView } from '../../shared/records'
import type { Around } from './reading'
import type { ServiceRecord } from './types'

/** One record with its line: what was done, and why it is not counted if it is not. */
export function recordView(record: ServiceRecord, around: Around): RecordView {
  const { id, elderId, kind, day, place, status, act, orgId, lineId, corrections, version } = record
  const notCounted = around.lines.get(lineId)?.excluded
  return {
    id,
    elder: { id: elderId, name: around.names.get(elderId) ?? '' },
    kind,
    day,
    place,
    ...details(record),
    status,
    act,
    organisation: { id: orgId, name: around.organisations.get(orgId)?.name ?? orgId },
    lineId,
    ...(notCounted ? { notCounted } : {}),
    corrections,
    version,
  }
}

const details = ({ time, values, note, voidReason, correctReason }: ServiceRecord) => ({
  ...(time ? { time } : {}),
  ...(values ? { values } : {}),
  ...(note ? { note } : {}),
  ...(voidReason ? { voidReason } : {}),
  ...(correctReason ? { correctReason } : {}),
})
