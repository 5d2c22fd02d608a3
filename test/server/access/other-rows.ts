import { id24, on, own } from './row'
import type { Row } from './row'

const sheet = {
  apart: 'sheets of the actor’s own organisation, audited when they come in and go out',
}
const told = { apart: 'what the caller was told' }
const staffRoom = { apart: 'staff of the organisation: nobody of the register' }
export const rest: Record<string, Row> = {
  'GET /api/clock': { apart: 'the time' },
  'GET /api/regions': { apart: 'places' },
  'GET /api/organisations': { apart: 'organisations' },
  'GET /api/teams': {
    about: on(({ elderId }) => `/api/teams?elderId=${elderId}`),
    unopened: 'teams of the centre: nothing of the person',
  },
  'GET /api/teams/:id': { apart: 'a team and its phone' },
  'GET /api/imports/template.xlsx': { apart: 'an empty sheet' },
  'GET /api/imports/template.csv': { apart: 'an empty sheet' },
  'POST /api/imports': sheet,
  'GET /api/imports': sheet,
  'GET /api/imports/:id': sheet,
  'GET /api/imports/:id/rows': sheet,
  'POST /api/imports/:id/decisions': sheet,
  'POST /api/imports/:id/write': sheet,
  'GET /api/session': { apart: own },
  'DELETE /api/session': { apart: own },
  'GET /api/session/all': { apart: own },
  'DELETE /api/session/all': { apart: own },
  'DELETE /api/session/all/:id': { apart: own },
  'POST /api/session/wechat': { apart: own },
  'POST /api/session/bind': {
    apart: 'identity, name and phone together; one answer for every mismatch',
  },
  'POST /api/session/name': { apart: own },
  'POST /api/session/bind-code': { apart: 'a code shown by staff in person' },
  'POST /api/session/join': { apart: 'a code given to one member of staff' },
  'GET /api/session/bindings': { apart: own },
  'POST /api/session/bindings/:id/undo': { apart: own },
  'POST /api/session/totp/enrol': { apart: own },
  'POST /api/session/totp/confirm': { apart: own },
  'POST /api/session/totp': { apart: own },
  'POST /api/session/pc': { apart: own },
  'POST /api/session/pc/:ticket/poll': { apart: own },
  'POST /api/session/pc/:ticket/confirm': { apart: own },
  'GET /api/staff/invitations': staffRoom,
  'POST /api/staff/invitations': staffRoom,
  'POST /api/staff/invitations/:id/withdraw': staffRoom,
  'GET /api/staff': staffRoom,
  'POST /api/staff/:id/end': staffRoom,
  'POST /api/staff/:id/second-factor/forget': staffRoom,
  'GET /api/notices': told,
  'POST /api/notices/read': told,
  'GET /api/notices/settings': told,
  'PUT /api/notices/settings': told,
  'GET /api/notices/templates': told,
  'POST /api/notices/grants': told,
  'GET /api/notices/phone-list': { about: on(() => '/api/notices/phone-list') },
  'POST /api/notices/phone-list/:id/done': {
    about: on(() => `/api/notices/phone-list/${id24}/done`, { outcome: 'reached' }),
  },
  'GET /healthz': { apart: 'whether the service lives' },
  'GET /readyz': { apart: 'whether the service is ready' },
}
