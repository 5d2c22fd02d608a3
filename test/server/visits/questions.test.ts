/** How often a booking asks the database, and that what it remembers never outlives it. */
import mongoose from 'mongoose'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative } from '../../support/build'
import { testDatabase } from '../../support/database'
import { testKeys } from '../../support/vault'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
let seen: string[] = []
beforeAll(async () => {
  const { uri } = testDatabase('questions')
  api = await startApi({ written: { uri, keys: testKeys() } })
  await mongoose.disconnect()
  await mongoose.connect(uri, { ignoreUndefined: true, monitorCommands: true })
  mongoose.connection.getClient().on('commandStarted', ({ commandName, command }) => {
    const of = (command as Record<string, unknown>)[commandName]
    seen.push(typeof of === 'string' ? `${commandName} ${of}` : commandName)
  })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

/** What a call asked, once the session behind it is known. */
async function questionsOf(call: () => Promise<{ status: number }>): Promise<string[]> {
  seen = []
  expect((await call()).status).toBe(201)
  return seen
}

interface Asker {
  client: Client
  elderId: string
  pass: string
}

const book = ({ client, elderId, pass }: Asker, day: string) =>
  client.post('/api/visits', { elderId, pass, ...asked, day, staffId: house.staff.nurse })

async function herself(): Promise<Asker> {
  const elderId = await oldElder('钱秀英')
  const client = await api.signIn(elderId)
  return { client, elderId, pass: await passOf(client, elderId) }
}

async function daughterOf(name: string): Promise<Asker & { relativeId: string }> {
  const elderId = await oldElder(name)
  const relativeId = await addRelative({ id: elderId, name }, { name: '陈小敏', relation: '母亲' })
  const client = await api.signIn(relativeId)
  return { client, elderId, relativeId, pass: await passOf(client, elderId) }
}

describe('what a booking asks the database', () => {
  it('is four things for an elder who books herself', async () => {
    const elder = await herself()
    await book(elder, '2026-03-06')
    expect(await questionsOf(() => book(elder, '2026-03-07'))).toEqual([
      // Who asks: row, merged files, roles and mandates together.
      'aggregate people',
      // Door, team, consultation on file; and of who is asked for the roles, the plan and the gate.
      'aggregate contacts',
      // What she held before, the visit, its claims, and its confirmation.
      'bulkWrite',
      'insert audit',
    ])
  })

  it('is one more while nobody knows the session, and never the people twice', async () => {
    const elder = await herself()
    const fresh = await api.signIn(elder.elderId)
    const questions = await questionsOf(() => book({ ...elder, client: fresh }, '2026-03-09'))
    expect(questions.slice(0, 2)).toEqual(['find sessions', 'aggregate people'])
    expect(questions.filter((each) => each.endsWith(' people'))).toHaveLength(1)
    expect(questions.length).toBeLessThanOrEqual(5)
  })

  it('is her mother too, and what the mother is told, for a daughter', async () => {
    const daughter = await daughterOf('周桂兰')
    await book(daughter, '2026-03-10')
    const questions = await questionsOf(() => book(daughter, '2026-03-11'))
    expect(questions.length).toBeLessThanOrEqual(9)
    expect(questions).toContain('bulkWrite')
    expect(questions.filter((each) => each.endsWith(' notices'))).toEqual([])
  })
})

describe('what was read for one call', () => {
  it('is not known to the next: a mandate taken back is gone at once', async () => {
    const daughter = await daughterOf('吴玉珍')
    expect((await book(daughter, '2026-03-12')).status).toBe(201)
    const elder = await api.signIn(daughter.elderId)
    const { body } = await elder.get('/api/mandates')
    const [{ id }] = body.given as [{ id: string }]
    expect((await elder.post(`/api/mandates/${id}/revoke`)).status).toBe(200)
    const refused = await book(daughter, '2026-03-13')
    expect(refused.status).toBe(403)
    expect(refused.body.error).toMatchObject({ code: 'mandate.ended' })
  })

  it('is not known to the next: a session signed out is over at once', async () => {
    const elder = await herself()
    expect((await book(elder, '2026-03-16')).status).toBe(201)
    expect((await elder.client.delete('/api/session')).status).toBe(204)
    expect((await book(elder, '2026-03-17')).status).toBe(401)
  })
})
