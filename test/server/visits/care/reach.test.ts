import type { VisitView } from '../../../../shared/visits/view'
import type { Client } from '../../../support/api'
import { VisitModel } from '../../../../server/visits/model'
import { oldElder } from '../house'
import { booked, fit, openWorld, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
let visit: VisitView
let outsiders: [string, Client][]
beforeAll(async () => {
  world = await openWorld('visit-reach')
  visit = await booked(world)
  const { api, house } = world
  outsiders = [
    ['nobody signed in', api.stranger],
    ['another resident', await api.signIn(await oldElder('邻居'))],
    ['a doctor of the other centre', await api.signIn(house.staff.westDoctor)],
    ['a nurse of the other centre', await api.signIn(house.staff.westNurse)],
    ['the desk of the other centre', await api.signIn(house.staff.westDesk)],
    ['the manager of the other centre', await api.signIn(house.staff.westManager)],
    ['the county', await api.signIn(house.staff.county)],
  ]
}, 120_000)
afterAll(() => world.api.stop())

const why = { reason: '有事' }
const steps: [string, object][] = [
  ['consult', fit],
  ['order', { text: '换药', validUntil: '2026-12-31', from: 'own' }],
  ['consent', { textVersion: 'none', textHash: '0'.repeat(64), way: 'own-tap' }],
  ['offer', {}],
  ['accept', {}],
  ['decline', why],
  ['refuse', why],
  ['set-off', {}],
  ['arrive', {}],
  ['proof', {}],
  ['start', {}],
  ['finish', written],
  ['no-show', why],
  ['abort', why],
  ['confirm-done', {}],
  ['review', { counted: true, why: '来过' }],
  ['void', why],
  ['correct', { ...why, services: [] }],
]

describe('somebody who has nothing to do with a visit', () => {
  it.each(steps)('cannot %s, and hears nothing of it', async (path, body) => {
    const before = await VisitModel.findById(visit.id).lean()
    for (const [who, client] of outsiders) {
      const { status, text } = await tryStep(client, visit, path, body)
      expect([who, [401, 403, 404].includes(status)]).toEqual([who, true])
      expect(text).not.toContain(visit.elder.name)
    }
    expect(await VisitModel.findById(visit.id).lean()).toEqual(before)
  })
})

describe('bad input', () => {
  it.each([
    ['set-off', { version: -1 }],
    ['set-off', { eventId: 'x' }],
    ['set-off', { at: '2026-03-06 09:30' }],
    ['set-off', { state: 'done' }],
    ['arrive', { point: { longitude: 181, latitude: 0 } }],
    ['arrive', { proof: { way: 'honest-word' } }],
    ['consult', { ...fit, result: 'maybe' }],
    ['consult', { ...fit, findings: '' }],
    ['finish', { ...written, services: [{ kind: 'surgery' }] }],
    ['finish', { ...written, consumables: [{ name: '纱布', count: 0, fen: 1 }] }],
    ['review', { counted: 'yes', why: '来过' }],
    ['abort', { reason: ' ' }],
  ])('%s %j is refused and changes nothing', async (path, body) => {
    const before = await VisitModel.findById(visit.id).lean()
    for (const client of [world.as.nurse, world.as.doctor, world.as.manager]) {
      const { status } = await tryStep(client, visit, path, body)
      expect([403, 422]).toContain(status)
    }
    expect((await tryStep(world.as.manager, visit, path, body)).status).not.toBe(500)
    expect(await VisitModel.findById(visit.id).lean()).toEqual(before)
  })

  it('a negative reason nobody knows is refused, a known one is named', async () => {
    const { as } = world
    const unknown = await tryStep(as.manager, visit, 'refuse', { ...why, negative: 'too-tired' })
    expect([unknown.status, unknown.text.includes('visit.negative-unknown')]).toEqual([422, true])
    const ended = await tryStep(as.manager, visit, 'refuse', { ...why, negative: 'iv-infusion' })
    expect(ended.body).toMatchObject({ state: 'refused', reason: '静脉输液：有事' })
  })
})
