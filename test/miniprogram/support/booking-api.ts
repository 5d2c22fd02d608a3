import { withDaughtersPhone } from './elder-api'
import { buildBookable, buildDetail, buildFreeDay, buildVisit } from './visits'

/** Of the pages on the way to a time. */
export const booking = 'elderId=e1&code=urinaryCath'
const held = buildVisit({ state: 'held', heldUntil: '2026-03-04T02:05:00Z', may: ['confirm'] })
export const error = (code: string, message: string) => ({ error: { code, message } })

/** A daughter's phone in a town where nurses come. */
export function withBookingTown() {
  const phone = withDaughtersPhone()
  beforeEach(() => void Object.assign(phone.answers, usual))
  const sent = (path: string) => phone.heard().filter((one) => `${one.method} ${one.path}` === path)
  return { ...phone, sent }
}

const usual = {
  'GET /api/visits/services': () => ({
    body: [
      buildBookable({ kind: 'doctor-visit', code: 'doctor-visit', name: '医生上门', price: 0 }),
      buildBookable(),
    ],
  }),
  'GET /api/visits/services/urinaryCath': () => ({ body: buildDetail() }),
  'POST /api/visits/red-flags': () => ({ body: { clear: true, pass: 'p' } }),
  'GET /api/visits/times': () => ({
    body: { days: [buildFreeDay('2026-03-05', '09:00', '14:00')], reasons: [] },
  }),
  'POST /api/visits/hold': () => ({ status: 201, body: held }),
  'GET /api/visits/v1': () => ({ body: held }),
  'POST /api/visits/v1/confirm': () => ({ body: buildVisit() }),
  'POST /api/visits/v1/cancel': () => ({ body: buildVisit({ state: 'cancelled' }) }),
  'GET /api/visits/waiting': () => ({ body: { items: [] } }),
  'GET /api/visits/complaints': () => ({ body: { items: [] } }),
  'POST /api/visits/call-backs': () => ({ body: { dueAt: '2026-03-04T09:00:00Z' } }),
}
