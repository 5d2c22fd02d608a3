import type { ExplainView } from '../../../../shared/indicators'
import type { VisitView } from '../../../../shared/visits/view'
import { explained, figureOf } from '../../indicators/support/asking'
import { readyOnDays } from './meeting'
import { arrived, door, finished, no, openWorld, step, tryStep } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-uncounted')
}, 120_000)
afterAll(() => world.api.stop())

const readied = readyOnDays()
const ready = () => readied(world)

const timesNow = async () => (await figureOf(world.as.manager, 'home-nursing.times'))?.value
const leftOut = (): Promise<ExplainView> =>
  explained(world.as.manager, 'home-nursing.times', 'list=excluded')

describe('a visit without proof', () => {
  it('does not count until somebody who was not there decides', async () => {
    const before = Number(await timesNow())
    const done = await finished(world, await arrived(world, await ready(), { point: door }))
    const { body: list } = await world.as.desk.get('/api/visits/lists/unproven?orgId=org-east')
    expect((list.items as VisitView[]).map(({ id }) => id)).toContain(done.id)
    const confirmed = await step(world.as.elder, done, 'confirm-done')
    expect(await timesNow()).toBe(before)
    const row = (await leftOut()).items.find(({ visitId }) => visitId === done.id)
    expect(row).toMatchObject({ reason: 'unproven', counts: 0 })

    const word = { counted: true, why: '电话问过老人，确实来过' }
    expect(no(await tryStep(world.as.nurse, confirmed, 'review', word))).toEqual([
      403,
      'who.not-allowed',
    ])
    const reviewed = await step(world.as.manager, confirmed, 'review', word)
    expect(reviewed.arrival?.review).toMatchObject({ counted: true, byName: '东主任' })
    expect(reviewed.unproven).toBeUndefined()
    expect(await timesNow()).toBe(before + 1)
    expect(reviewed.lineIds).toEqual([`visit:${done.id}.review#service.home-nursing`])
    expect(no(await tryStep(world.as.manager, reviewed, 'review', word))).toEqual([
      409,
      'visit.not-unproven',
    ])
  })

  it('decided against stays out, with the reason', async () => {
    const before = await timesNow()
    const done = await finished(world, await arrived(world, await ready(), { point: door }))
    const word = { counted: false, why: '老人说没有人来' }
    const reviewed = await step(world.as.manager, done, 'review', word)
    await step(world.as.elder, reviewed, 'confirm-done')
    expect(await timesNow()).toBe(before)
    const row = (await leftOut()).items.find(({ visitId }) => visitId === done.id)
    expect(row?.reason).toBe('unproven')
  })
})

describe('a visit that comes to nothing', () => {
  it.each([
    ['no-show', 'no-show', 'no-show', true],
    ['abort', 'aborted', 'aborted', false],
  ] as const)('%s does not count, and says why', async (event, state, reason, kept) => {
    const before = await timesNow()
    const visit = await arrived(world, await ready())
    const ended = await step(world.as.nurse, visit, event, { reason: '敲门没有人应' })
    const callOut = ended.bill.lines.find(({ name }) => name === '上门服务费')?.fen
    expect(ended).toMatchObject({ state, reason: '敲门没有人应' })
    expect(ended.bill.feeKept).toBe(kept ? callOut : 0)
    expect(await timesNow()).toBe(before)
    const row = (await leftOut()).items.find(({ visitId }) => visitId === visit.id)
    expect(row).toMatchObject({ reason, counts: 0, what: '护士到家（没有完成）（家中）' })
  })
})
