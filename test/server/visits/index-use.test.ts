/** What is asked every few minutes, or while somebody waits on the telephone, reads what it answers and no more. */
import mongoose from 'mongoose'
import { watchStore } from '../../../server/visits/around/stores/visits'
import { callBackStore } from '../../../server/visits/call-backs/store'
import { careStore } from '../../../server/visits/care/store'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

const MANY = 300
const TOMORROW = '2026-03-07'
const YESTERDAY = '2026-03-03T00:00:00.000Z'
/** A call of weeks ago. */
const done = {
  at: '2026-02-02T02:00:00.000Z',
  byId: 'd',
  byName: '周敏',
  forId: 'e',
  channel: 'phone',
}
/** What a plan says of itself. */
interface Plan {
  queryPlanner: { winningPlan: object }
  executionStats: { nReturned: number; totalDocsExamined: number }
}
interface Find {
  name: string
  filter: object
  options: { sort?: Record<string, 1 | -1>; limit?: number }
}

let api: Api
let house: House
let finds: Find[] = []
beforeAll(async () => {
  api = await startApi({ label: 'visit-index-use' })
  api.clock.set('2026-03-04T10:00:00+08:00')
  house = await settleHouse(api)
  await askBoth(house.elderId)
  await copy('visits', ({ _id }) => ({ number: `old-${String(_id)}`, state: 'confirmed' }))
  await copy('call_backs', ({ _id }) => ({
    ...{ wish: null, elderId: String(_id), outcome: 'reached', done },
  }))
  await mongoose.connection
    .collection('call_backs')
    .updateMany({ wish: null }, { $unset: { wish: 1 } })
  await askBoth(await oldElder('吴月英'))
  mongoose.set('debug', (name: string, method: string, filter: object, options: object) => {
    if (method === 'find') finds.push({ name, filter, options })
  })
}, 60_000)
afterAll(async () => {
  mongoose.set('debug', false)
  await api.stop()
})

/** A visit and a call that wait. */
async function askBoth(elderId: string) {
  const elder = await api.signIn(elderId)
  const pass = await passOf(elder, elderId)
  const visit = await elder.post('/api/visits', { elderId, pass, ...asked, code: 'door-service' })
  const call = await elder.post('/api/visits/call-backs', { elderId })
  expect([visit.status, call.status]).toEqual([201, 201])
}

/** Many of a house that are over, each as the one that is there but for some fields. */
async function copy(name: string, change: (row: { _id: mongoose.Types.ObjectId }) => object) {
  const rows = mongoose.connection.collection(name)
  const one = await rows.findOne({})
  const many = Array.from({ length: MANY }, () => {
    const _id = new mongoose.Types.ObjectId()
    return { ...one, _id, ...change({ _id }) }
  })
  await rows.insertMany(many)
}

/** How the questions that this asks are answered. */
async function plansOf(ask: () => Promise<unknown>): Promise<Plan[]> {
  finds = []
  await ask()
  return Promise.all(
    finds.map(async ({ name, filter, options: { sort = {}, limit = 0 } }) => {
      const found = mongoose.connection.collection(name).find(filter).sort(sort).limit(limit)
      return (await found.explain('executionStats')) as unknown as Plan
    }),
  )
}

const east = ['org-east']
const doorStates = ['set-off', 'arrived', 'started'] as const

it.each([
  ['whom nobody has said to come to', [2], () => careStore.unansweredBy(TOMORROW)],
  ['whom of a house nobody has said to come to', [2], () => careStore.unanswered(east, TOMORROW)],
  ['whom no doctor has looked at', [0], () => careStore.toConsultBy(TOMORROW)],
  ['who is at a door', [0], () => watchStore.underWay(doorStates, TOMORROW)],
  ['what an elder is to be called about', [1], () => callBackStore.openOf([house.elderId], east)],
  [
    'whom a house has to call, and called lately',
    [2, 0],
    () => callBackStore.ofHouse('org-east', YESTERDAY),
  ],
])('%s is found without reading what is over', async (_, found, ask) => {
  const plans = await plansOf(ask)
  expect(plans.map(({ executionStats }) => executionStats.nReturned)).toEqual(found)
  for (const { queryPlanner, executionStats } of plans) {
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toContain('COLLSCAN')
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(executionStats.nReturned + 2)
  }
})
