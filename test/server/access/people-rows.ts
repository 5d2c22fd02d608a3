import { address, answersNothing, id24, maskedOnly, on, ownAudit, person } from './row'
import type { Row } from './row'

export const people: Record<string, Row> = {
  'GET /api/people': { about: on(() => '/api/people'), shows: 'desk' },
  'POST /api/people': { apart: 'a new person, in a community of the actor' },
  'GET /api/people/search': {
    about: on(({ name }) => `/api/people/search?q=${encodeURIComponent(name)}`),
    shows: 'desk',
  },
  'POST /api/people/near': { apart: 'masked matches across all centres, audited and counted' },
  'GET /api/people/:id': { about: person(), shows: 'elder' },
  'POST /api/people/:id/tags': {
    about: person('/tags', { tag: 'disabled', from: '2026-01-01', source: '证' }),
  },
  'POST /api/people/:id/tags/:tagId/end': {
    about: person(`/tags/${id24}/end`, { to: '2026-02-01' }),
  },
  'POST /api/people/:id/life': { about: person('/life', { event: 'died', on: '2026-03-01' }) },
  'POST /api/people/:id/identity': {
    about: person('/identity', { kind: 'passport', number: 'E12345678' }),
    unopened: maskedOnly,
  },
  'POST /api/people/:id/clear': {
    about: person('/clear', { field: 'phone', reason: '打电话约时间' }),
    unopened: ownAudit,
  },
  'POST /api/people/:id/phones': {
    about: person('/phones', { number: '13900000077', owner: 'self' }),
    unopened: maskedOnly,
  },
  'DELETE /api/people/:id/phones/:phoneId': {
    about: person(`/phones/${id24}`),
    unopened: answersNothing,
  },
  'POST /api/people/:id/addresses': { about: person('/addresses', address), unopened: maskedOnly },
  'PUT /api/people/:id/addresses/:addressId': {
    about: person(`/addresses/${id24}`, address),
    unopened: maskedOnly,
  },
  'POST /api/people/:id/addresses/:addressId/change': {
    about: person(`/addresses/${id24}/change`, { floor: 2 }),
    unopened: maskedOnly,
  },
  'POST /api/people/:id/addresses/:addressId/prefer': {
    about: person(`/addresses/${id24}/prefer`, {}),
    unopened: maskedOnly,
  },
  'DELETE /api/people/:id/addresses/:addressId': {
    about: person(`/addresses/${id24}`),
    unopened: answersNothing,
  },
  'POST /api/people/:id/door-card': {
    about: person('/door-card', {}),
    unopened: 'a card that tells nothing without signed-in staff',
  },
  'GET /api/people/:id/door-card': {
    about: person('/door-card'),
    unopened: 'a card that tells nothing without signed-in staff',
  },
  'POST /api/people/:id/door-card/revoke': {
    about: person('/door-card/revoke', {}),
    unopened: answersNothing,
  },
  'POST /api/door-cards/read': { apart: 'asks for a code nobody can guess; opens within scope' },
  'GET /api/people/export.xlsx': {
    about: on(() => '/api/people/export.xlsx?reason=%E6%9F%A5%E7%9C%8B'),
    unopened: ownAudit,
  },
  'GET /api/people/export.csv': {
    about: on(() => '/api/people/export.csv?reason=%E6%9F%A5%E7%9C%8B'),
    shows: 'desk',
    unopened: ownAudit,
  },
  'GET /api/merges': { about: on(({ orgId }) => `/api/merges?orgId=${orgId}`) },
  'POST /api/merges': {
    about: ({ elderId }) => ({
      path: '/api/merges',
      body: { keptId: elderId, otherId: id24, why: '同一人' },
    }),
  },
  'POST /api/merges/:id/decide': {
    about: on(({ elderId }) => `/api/merges/${elderId}-${id24}/decide`, { merge: true }),
  },
  'POST /api/merges/:id/undo': {
    about: on(({ elderId }) => `/api/merges/${elderId}-${id24}/undo`, {}),
  },
  'POST /api/people/:id/bind-code': {
    about: person('/bind-code', {}),
    unopened: 'a code for the person who stands there',
  },
  'GET /api/people/:id/bindings': {
    about: person('/bindings'),
    unopened: 'how a phone was tied to the person: nothing of health',
  },
  'POST /api/people/:id/bindings/:bindingId/undo': {
    about: person(`/bindings/${id24}/undo`, {}),
    unopened: 'how a phone was tied to the person: nothing of health',
  },
}
