import { id24, on } from './row'
import type { Row } from './row'

/** A visit nobody has; that a real one is out of reach too has a test of its own. */
const visit = (rest: string, body: object = {}) =>
  on(() => `/api/visits/${id24}/${rest}`, { version: 0, ...body })
const why = { reason: '有事' }
const fit = { way: 'in-person', result: 'suitable', findings: '平稳' }
const record = { services: [], done: [], findings: '平稳', wasteTakenBack: true }
const credentials = {
  ...{ title: '护师', clinicalSince: '2012-07-01', registeredAt: 'org-east' },
  certificates: [],
}
const ofStaff = 'what a nurse may do: nothing of an elder'
const ofHouse = 'the policies of an institution'

/** The visit itself, step by step, and what its gate asks. */
export const visitCare: Record<string, Row> = {
  'POST /api/visits/:id/consult': { about: visit('consult', fit) },
  'POST /api/visits/:id/order': {
    about: visit('order', { text: '换药', validUntil: '2026-12-31', from: 'own' }),
  },
  'GET /api/visits/:id/consent': {
    about: on(() => `/api/visits/${id24}/consent`),
    unopened: 'the text to be signed, the same for everybody',
  },
  'POST /api/visits/:id/consent': {
    about: visit('consent', { textVersion: 'none', textHash: '0'.repeat(64), way: 'own-tap' }),
  },
  'POST /api/visits/:id/offer': { about: visit('offer') },
  'POST /api/visits/:id/accept': { about: visit('accept') },
  'POST /api/visits/:id/decline': { about: visit('decline', why) },
  'POST /api/visits/:id/refuse': { about: visit('refuse', why) },
  'POST /api/visits/:id/set-off': { about: visit('set-off') },
  'POST /api/visits/:id/arrive': { about: visit('arrive') },
  'POST /api/visits/:id/proof': { about: visit('proof') },
  'POST /api/visits/:id/start': { about: visit('start') },
  'POST /api/visits/:id/finish': { about: visit('finish', record) },
  'POST /api/visits/:id/no-show': { about: visit('no-show', why) },
  'POST /api/visits/:id/abort': { about: visit('abort', why) },
  'POST /api/visits/:id/confirm-done': { about: visit('confirm-done') },
  'POST /api/visits/:id/review': { about: visit('review', { counted: true, why: '来过' }) },
  'POST /api/visits/:id/void': { about: visit('void', why) },
  'POST /api/visits/:id/correct': { about: visit('correct', { ...why, services: [] }) },
  'GET /api/credentials': {
    about: on(({ orgId }) => `/api/credentials?orgId=${orgId}`),
    unopened: ofStaff,
  },
  'GET /api/credentials/:staffId': {
    about: on(() => `/api/credentials/${id24}`),
    unopened: ofStaff,
  },
  'PUT /api/credentials/:staffId': {
    about: on(() => `/api/credentials/${id24}`, { ...credentials, version: 0 }),
    unopened: ofStaff,
  },
  'GET /api/organisations/:id/covers': {
    about: on(({ orgId }) => `/api/organisations/${orgId}/covers`),
    unopened: ofHouse,
  },
  'PUT /api/organisations/:id/covers': {
    about: on(({ orgId }) => `/api/organisations/${orgId}/covers`, { version: 0, covers: [] }),
    unopened: ofHouse,
  },
}
