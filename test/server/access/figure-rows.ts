import { on } from './row'
import type { Row } from './row'

const counted = { apart: 'figures of an area; names nobody' }
export const figures: Record<string, Row> = {
  'GET /api/indicators/board': counted,
  'GET /api/indicators/board.csv': counted,
  'GET /api/indicators/board.html': counted,
  'GET /api/indicators/compare': counted,
  'GET /api/indicators/bases': counted,
  'POST /api/indicators/bases': counted,
  'GET /api/indicators/targets': counted,
  'POST /api/indicators/targets': counted,
  'GET /api/indicators/:code/explain': {
    about: on(({ orgId }) => `/api/indicators/contract.inForce/explain?orgId=${orgId}`),
    offices: true,
  },
  'GET /api/indicators/:code/explain.csv': {
    about: on(({ orgId }) => `/api/indicators/contract.inForce/explain.csv?orgId=${orgId}`),
    offices: true,
  },
  'GET /api/indicators/:code/explain.html': {
    about: on(({ orgId }) => `/api/indicators/contract.inForce/explain.html?orgId=${orgId}`),
    offices: true,
  },
  'GET /api/audit': {
    about: on(({ orgId }) => `/api/audit?orgId=${orgId}`),
    offices: true,
    unopened: 'the audit itself',
  },
  'GET /api/audit/state': {
    about: on(({ orgId }) => `/api/audit/state?orgId=${orgId}`),
    offices: true,
    unopened: 'the audit itself',
  },
}
