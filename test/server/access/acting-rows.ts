import { mandate, on, own, ownAudit, person } from './row'
import type { Row } from './row'

const word = { askedBy: '老人本人', channel: 'on-site', reason: '本人要求' }
const ofMandate = (rest: string, body: object) =>
  on(({ elderId, mandateId }) => `/api/people/${elderId}/mandates/${mandateId}${rest}`, body)

export const acting: Record<string, Row> = {
  'GET /api/mandates': { apart: own },
  'POST /api/mandates': {
    apart: 'asks by a code or blindly by phone; answers nothing of the other',
  },
  'POST /api/me/link-code': { apart: own },
  'POST /api/mandates/:id/confirm': { about: mandate('/confirm', {}), unopened: own },
  'POST /api/mandates/:id/decline': { about: mandate('/decline', {}), unopened: own },
  'POST /api/mandates/:id/revoke': { about: mandate('/revoke', {}), unopened: own },
  'POST /api/mandates/:id/change': {
    about: mandate('/change', { scopes: ['read'] }),
    unopened: own,
  },
  'GET /api/people/:id/mandates': {
    about: person('/mandates'),
    shows: 'desk',
    unopened: 'who may act: nothing of health',
  },
  'POST /api/people/:id/mandates': {
    about: ({ elderId, fileId }) => ({
      path: `/api/people/${elderId}/mandates`,
      body: {
        ...{ relativeName: '某某', relation: '母亲', scopes: ['read'], basis: 'own-will' },
        ...{ until: '2026-12-31', fileId },
      },
    }),
    unopened: 'who may act: nothing of health',
  },
  'POST /api/people/:id/mandates/:mandateId/end': {
    about: ofMandate('/end', word),
    unopened: ownAudit,
  },
  'POST /api/people/:id/mandates/:mandateId/change': {
    about: ofMandate('/change', { ...word, scopes: ['read'] }),
    unopened: ownAudit,
  },
  'GET /api/people/:id/opened': {
    about: person('/opened'),
    unopened: 'who opened the file, not what is in it',
  },
  'POST /api/people/:id/break-glass': {
    about: person('/break-glass', { reason: '急诊，需要看用药' }),
    unopened: ownAudit,
  },
  'GET /api/consents/texts': { apart: 'the same for everybody' },
  'GET /api/consents': { apart: own },
  'POST /api/consents': {
    about: ({ elderId }) => ({
      path: '/api/consents',
      body: { purpose: 'voice', version: '2026.1', agreed: true, forId: elderId },
    }),
    unopened: own,
  },
  'GET /api/me/export': { apart: own },
  'GET /api/me/export.html': { apart: own },
  'DELETE /api/me': { apart: own },
}
