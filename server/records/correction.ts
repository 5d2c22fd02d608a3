import { lineIdOf } from '../../shared/ledger'
import type { CorrectRecordRequest } from '../../shared/records'
import { refuseUnless } from '../kit/refusal'
import type { Service, ServiceRecord } from './types'

/** What a correction makes of a record. */
export interface Correction {
  service: Service
  /** The line of the correction itself. */
  lineId: string
  source: string
  /** Set when what is counted changed: the line that stands from now on. */
  replacedBy?: string
}

/** The record as it should have been written; refuses a correction that changes nothing. */
export function correctionOf(old: ServiceRecord, request: CorrectRecordRequest): Correction {
  const service = corrected(old, request)
  refuseUnless(differs(old, service), 'record.nothing-to-correct')
  const source = `record:${old.id}.${old.version + 1}`
  const lineId = lineIdOf(source, 'line.corrected')
  const moved = old.kind !== service.kind || old.day !== service.day || old.place !== service.place
  const replacedBy = lineIdOf(source, `service.${service.kind}`)
  return { service, lineId, source, ...(moved ? { replacedBy } : {}) }
}

/** Only what is given changes; values belong to a kind, so another kind starts without. */
function corrected(old: ServiceRecord, request: CorrectRecordRequest): Service {
  const { reason: _why, version: _shown, ...given } = request
  const { kind, day, place, time, note } = { ...old, ...given }
  const values = given.values ?? (kind === old.kind ? old.values : undefined)
  return {
    kind,
    day,
    place,
    ...(time ? { time } : {}),
    ...(values ? { values } : {}),
    ...(note ? { note } : {}),
  }
}

const facts = ({ kind, day, time, place, values, note }: Service) =>
  JSON.stringify([kind, day, time, place, Object.entries(values ?? {}).sort(), note])

const differs = (old: Service, service: Service) => facts(old) !== facts(service)
