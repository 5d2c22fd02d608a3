import { id24, on } from './row'
import type { Row } from './row'

/** Things nobody has: whoever may not see them hears what whoever may would hear. */
const visit = (rest: string, body: object = {}) => on(() => `/api/visits/${id24}/${rest}`, body)
const thing = (rest: string, body: object = {}) => on(() => `/api/visits/${rest}`, body)
const house = (list: string) => on(({ orgId }) => `/api/visits/${list}?orgId=${orgId}`)

/** Alarms, adverse events, complaints, ratings, calls, other staff, and the doors of a day. */
export const around: Record<string, Row> = {
  'GET /api/visits/alarms': { about: house('alarms') },
  'GET /api/visits/alarms/:id': {
    about: on(() => `/api/visits/alarms/${id24}`),
    unopened: 'who was told and who took it, and nothing of the elder',
  },
  'POST /api/visits/alarms/:id/acknowledge': { about: thing(`alarms/${id24}/acknowledge`) },
  'POST /api/visits/alarms/:id/close': { about: thing(`alarms/${id24}/close`, { note: '误触' }) },
  'POST /api/visits/:id/alarm': { about: visit('alarm') },
  'GET /api/visits/adverse': { about: house('adverse') },
  'GET /api/visits/adverse/summary': {
    about: on(
      ({ orgId }) => `/api/visits/adverse/summary?orgId=${orgId}&from=2026-03-01&to=2026-03-31`,
    ),
    unopened: 'how many, and nobody’s name',
  },
  'POST /api/visits/adverse/:id/report': {
    about: thing(`adverse/${id24}/report`, { to: '县卫生健康局' }),
  },
  'POST /api/visits/adverse/:id/follow-up': {
    about: thing(`adverse/${id24}/follow-up`, { note: '已处理' }),
  },
  'POST /api/visits/:id/adverse': {
    about: visit('adverse', {
      ...{ class: 'fall', harm: 'none', what: '滑倒', firstAid: '扶起' },
      at: '2026-03-04T09:00:00+08:00',
    }),
  },
  'GET /api/visits/complaints': {
    about: on(({ elderId }) => `/api/visits/complaints?elderId=${elderId}`),
  },
  'POST /api/visits/complaints/:id/close': {
    about: thing(`complaints/${id24}/close`, { note: '已答复' }),
  },
  'POST /api/visits/:id/complaint': { about: visit('complaint', { text: '迟到' }) },
  'GET /api/visits/follow-ups': { about: house('follow-ups') },
  'POST /api/visits/follow-ups/:id/done': {
    about: thing(`follow-ups/${id24}/done`, { findings: '平稳' }),
  },
  'GET /api/visits/red-flags': { about: house('red-flags') },
  'POST /api/visits/red-flags/:id/acknowledge': {
    about: thing(`red-flags/${id24}/acknowledge`),
  },
  'POST /api/visits/red-flags/:id/close': {
    about: thing(`red-flags/${id24}/close`, { note: '已送医' }),
  },
  'GET /api/visits/day': {
    about: on(({ teamId }) => `/api/visits/day?day=2026-03-04&teamId=${teamId}`),
  },
  'GET /api/visits/desk': { about: house('desk'), unopened: 'how many, and nobody’s name' },
  'GET /api/visits/:id/candidates': {
    about: on(() => `/api/visits/${id24}/candidates`),
    unopened: 'staff, and nothing of the elder',
  },
  'POST /api/visits/:id/reassign': { about: visit('reassign', { version: 0 }) },
  'POST /api/visits/:id/rating': { about: visit('rating', { stars: 5 }) },
}
