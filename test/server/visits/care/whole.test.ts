import type { ExplainView } from '../../../../shared/indicators'
import type { VisitView } from '../../../../shared/visits/view'
import { explained, figureOf } from '../../indicators/support/asking'
import { accepted, arrived, booked, finished, openWorld, step } from './steps'
import type { World } from './steps'

let world: World
let visit: VisitView
beforeAll(async () => {
  world = await openWorld('visit-whole')
}, 60_000)
afterAll(() => world.api.stop())

const timesNow = async () => (await figureOf(world.as.manager, 'home-nursing.times'))?.value

describe('a nurse who comes', () => {
  it('is consulted about, offered, accepted and signed for', async () => {
    visit = await accepted(world, await booked(world))
    expect(visit).toMatchObject({
      state: 'accepted',
      consultation: { result: 'suitable', byName: '东医生', validUntil: '2026-06-02' },
      consent: { way: 'own-tap', signedByName: '钱秀英' },
    })
  })

  it('stands at the door with the elder’s code, and writes down what was done', async () => {
    visit = await arrived(world, visit)
    expect(visit.arrival).toMatchObject({ metres: 0, way: 'elder-code', proven: true })
    expect(visit.unproven).toBeUndefined()
    visit = await finished(world, visit, {
      consumables: [{ name: '纱布', count: 2, fen: 150 }],
    })
    expect(visit.record).toMatchObject({
      byName: '东护士',
      services: [{ kind: 'home-nursing' }],
      vitals: { temperature: 36.5 },
    })
    expect(visit.bill.lines.at(-1)).toEqual({ name: '纱布 ×2', fen: 300 })
    expect(visit.bill.total).toBe(visit.bill.lines.reduce((all, { fen }) => all + fen, 0))
  })

  it('counts once when the elder says it was done, and the figure opens to this visit', async () => {
    expect(await timesNow()).toBe(0)
    visit = await step(world.as.elder, visit, 'confirm-done')
    expect(visit.state).toBe('confirmed')
    expect(visit.lineIds).toEqual([`visit:${visit.id}#service.home-nursing`])
    expect(await timesNow()).toBe(1)
    const rows: ExplainView = await explained(
      world.as.manager,
      'home-nursing.times',
      'list=numerator',
    )
    expect(rows.items).toMatchObject([{ id: visit.lineIds[0], visitId: visit.id, counts: 1 }])
  })

  it('leaves a trail of every step, who took it and when', () => {
    expect(visit.trail.map(({ event, act }) => [event, act.byName])).toEqual([
      ['confirm', '钱秀英'],
      ['consult', '东医生'],
      ['offer', '东前台'],
      ['accept', '东护士'],
      ['consent', '钱秀英'],
      ['set-off', '东护士'],
      ['arrive', '东护士'],
      ['start', '东护士'],
      ['finish', '东护士'],
      ['confirm-done', '钱秀英'],
    ])
    expect(visit.trail.find(({ event }) => event === 'arrive')?.act.at).toBe(
      '2026-03-06T01:58:00.000Z',
    )
  })

  it('cannot be confirmed a second time', async () => {
    const { id, version } = visit
    const { status, body } = await world.as.elder.post(`/api/visits/${id}/confirm-done`, {
      version,
    })
    expect([status, body.error.code]).toEqual([409, 'visit.not-now'])
    expect(await timesNow()).toBe(1)
  })
})
