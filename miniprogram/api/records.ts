import type { Page } from '../../shared/people'
import type {
  RecordServiceRequest,
  RecordView,
  ServiceKind,
  ServicePlace,
  ServiceValues,
} from '../../shared/records'
import { now } from '../kit/clock'
import { get, post } from '../kit/http'
import { putInOutbox, sendWaiting, type Sent } from '../kit/outbox'

export interface FindRecords {
  elderId?: string
  by?: 'me'
  day?: string
  limit?: number
  after?: string
}

export const records = (wanted: FindRecords): Promise<Page<RecordView>> =>
  get('/records', { ...wanted })
export const record = (id: string): Promise<RecordView> => get(`/records/${id}`)

/** Keeps the form on the phone, then sends everything that waits: without a network it simply stays there. */
export function recordService(draft: RecordServiceRequest): Promise<Sent> {
  putInOutbox(draft, now().toISOString())
  return sendDrafts()
}

/** Sends what waits on the phone, each under its own key. */
export const sendDrafts = (): Promise<Sent> =>
  sendWaiting((draft, idempotencyKey) => post('/records', draft, idempotencyKey))

export const voidRecord = (id: string, reason: string, version: number): Promise<RecordView> =>
  post(`/records/${id}/void`, { reason, version })

export interface Correction {
  reason: string
  version: number
  kind?: ServiceKind
  day?: string
  time?: string
  place?: ServicePlace
  values?: ServiceValues
  note?: string
}

export const correctRecord = (id: string, correction: Correction): Promise<RecordView> =>
  post(`/records/${id}/correct`, correction)
