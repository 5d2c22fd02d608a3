import { id24, on } from './row'
import type { About, Row } from './row'

/** A visit nobody has: whoever may not see it hears what whoever may would hear. */
const visit = (rest = '', body?: object) => on(() => `/api/visits/${id24}${rest}`, body)
const slot = { code: 'vitalSigns', day: '2026-03-10', time: '10:00', pass: 'none' }
const answers = {
  ...{ 'chest-pain': false, breathless: false, 'stroke-signs': false },
  ...{ 'not-wakeable': false, bleeding: false, 'fell-cannot-rise': false },
}
const step = { version: 0 }
const book =
  (path: string, more: object = {}): About['about'] =>
  ({ elderId }) => ({
    path,
    body: { elderId, ...slot, ...more },
  })
const catalogueOnly = { apart: 'what a centre offers: nothing of anybody' }
const kindsOnly = 'shows what may be asked for, nothing that was'

/** Booking, waiting, call-backs, the catalogue, and reading visits. */
export const booking: Record<string, Row> = {
  'GET /api/visits/catalogue': catalogueOnly,
  'POST /api/visits/catalogue': catalogueOnly,
  'GET /api/visits/catalogue/changes': catalogueOnly,
  'GET /api/visits/services': {
    about: on(({ elderId }) => `/api/visits/services?elderId=${elderId}`),
    unopened: kindsOnly,
  },
  'GET /api/visits/services/:code': {
    about: on(({ elderId }) => `/api/visits/services/clinic?elderId=${elderId}`),
    unopened: kindsOnly,
  },
  'GET /api/visits/times': {
    about: on(
      ({ elderId }) =>
        `/api/visits/times?elderId=${elderId}&code=clinic&from=2026-03-10&days=2&pass=none`,
    ),
    unopened: kindsOnly,
  },
  'POST /api/visits/red-flags': {
    about: ({ elderId }) => ({ path: '/api/visits/red-flags', body: { elderId, answers } }),
    unopened: 'answers whether a time may be asked for',
  },
  'POST /api/visits/hold': { about: book('/api/visits/hold') },
  'POST /api/visits': { about: book('/api/visits') },
  'POST /api/visits/series': {
    about: book('/api/visits/series', { every: { days: 3 }, times: 2 }),
  },
  'POST /api/visits/:id/confirm': { about: visit('/confirm', step) },
  'POST /api/visits/:id/move': {
    about: visit('/move', { ...step, day: '2026-03-11', time: '10:00' }),
  },
  'POST /api/visits/:id/cancel': { about: visit('/cancel', { ...step, reason: '不来了' }) },
  'POST /api/visits/waiting': {
    about: ({ elderId }) => ({
      path: '/api/visits/waiting',
      body: { elderId, code: 'clinic', from: '2026-03-10', to: '2026-03-12' },
    }),
  },
  'GET /api/visits/waiting': {
    about: on(({ elderId }) => `/api/visits/waiting?elderId=${elderId}`),
  },
  'POST /api/visits/waiting/:id/leave': {
    about: on(() => `/api/visits/waiting/${id24}/leave`, {}),
  },
  'POST /api/visits/call-backs': {
    about: ({ elderId }) => ({ path: '/api/visits/call-backs', body: { elderId } }),
  },
  'GET /api/visits/call-backs': {
    about: on(({ orgId }) => `/api/visits/call-backs?orgId=${orgId}`),
  },
  'POST /api/visits/call-backs/:id/done': {
    about: on(() => `/api/visits/call-backs/${id24}/done`, { outcome: 'reached' }),
  },
  'GET /api/visits/lists/:list': {
    about: on(({ orgId }) => `/api/visits/lists/to-consult?orgId=${orgId}`),
  },
  'GET /api/visits': { about: on(({ elderId }) => `/api/visits?elderId=${elderId}`) },
  'GET /api/visits/:id': { about: visit() },
  'GET /api/visits/:id/progress': { about: visit('/progress'), unopened: 'a state, and no name' },
}
