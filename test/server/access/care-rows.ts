import { contract, offer, on, ownAudit, record } from './row'
import type { Row } from './row'

export const care: Record<string, Row> = {
  'GET /api/packages': { apart: 'the same for everybody' },
  'GET /api/agreement': { apart: 'the same for everybody' },
  'GET /api/contracts/current': {
    about: on(({ elderId }) => `/api/contracts/current?elderId=${elderId}`),
    shows: 'elder',
  },
  'GET /api/contracts/standings': { about: on(() => '/api/contracts/standings'), shows: 'elder' },
  'GET /api/contracts': {
    about: on(({ elderId }) => `/api/contracts?elderId=${elderId}`),
    shows: 'elder',
  },
  'GET /api/contracts/:id': { about: contract(), shows: 'elder' },
  'POST /api/contracts': {
    about: (target) => ({
      path: '/api/contracts',
      body: { elderId: target.elderId, teamId: target.teamId, ...offer(target) },
    }),
  },
  'POST /api/contracts/drafts': {
    about: (target) => ({
      path: '/api/contracts/drafts',
      body: {
        ...{ elderId: target.elderId, teamId: target.teamId, ...offer(target) },
        channel: 'on-site',
      },
    }),
  },
  'POST /api/contracts/:id/confirm': { about: contract('/confirm', { way: 'phone' }) },
  'POST /api/contracts/:id/withdraw': { about: contract('/withdraw', {}) },
  'POST /api/contracts/:id/accept': { about: contract('/accept', {}) },
  'POST /api/contracts/:id/return': { about: contract('/return', { reason: '人满了' }) },
  'POST /api/contracts/:id/renew': { about: contract('/renew', { termMonths: 12 }) },
  'POST /api/contracts/:id/end': {
    about: contract('/end', { reason: 'moved', on: '2026-03-04' }),
  },
  'POST /api/records': {
    about: ({ elderId }) => ({
      path: '/api/records',
      body: {
        ...{ draftId: 'outsider-draft-1', elderId, kind: 'blood-pressure', day: '2026-03-04' },
        ...{ place: 'home', values: { systolic: 130, diastolic: 80 } },
      },
    }),
  },
  'POST /api/records/:id/void': { about: record('/void', { reason: '记错了', version: 0 }) },
  'POST /api/records/:id/correct': {
    about: record('/correct', { reason: '记错了', version: 0, place: 'centre' }),
  },
  'GET /api/records': {
    about: on(({ elderId }) => `/api/records?elderId=${elderId}`),
    shows: 'elder',
  },
  'GET /api/records/:id': { about: record(), shows: 'elder' },
  'GET /api/ledger/lines/:id': {
    about: on(({ lineId }) => `/api/ledger/lines/${encodeURIComponent(lineId)}`),
    offices: true,
  },
  'POST /api/files': { apart: 'hands in; refused for an elder out of sight by its own test' },
  'GET /api/files/:id': {
    about: on(({ fileId }) => `/api/files/${fileId}`),
    unopened: 'that there is a paper, not what is on it',
  },
  'POST /api/files/:id/link': {
    about: on(({ fileId }) => `/api/files/${fileId}/link`, {}),
    unopened: 'the opening by the link writes the row',
  },
  'GET /api/files/:id/content': {
    about: on(({ fileId }) => `/api/files/${fileId}/content?token=${'A'.repeat(43)}`),
    unopened: ownAudit,
  },
}
