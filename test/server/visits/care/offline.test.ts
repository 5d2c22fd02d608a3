import type { VisitView } from '../../../../shared/visits/view'
import { readyOnDays } from './meeting'
import { codeOf, door, no, openWorld, step, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-offline')
}, 120_000)
afterAll(() => world.api.stop())

const readied = readyOnDays()
const ready = () => readied(world)

describe('a phone without network', () => {
  it('sends its steps later, in order, each once and with its own time', async () => {
    const visit = await ready()
    world.api.clock.set(`${visit.day}T12:00:00+08:00`)
    const at = (time: string) => `${visit.day}T${time}:00+08:00`
    const code = await codeOf(world.as.elder, visit.id)
    const kept = [
      ['set-off', { at: at('09:30') }],
      ['arrive', { at: at('09:55'), point: door, proof: { way: 'elder-code', code } }],
      ['start', { at: at('10:00') }],
      ['finish', { at: at('10:25'), ...written }],
    ] as const
    let now: VisitView = visit
    for (const [path, body] of kept) {
      const sent = { ...body, eventId: `${visit.id}-${path}` }
      const once = await step(world.as.nurse, now, path, sent)
      const again = await step(world.as.nurse, now, path, sent)
      expect([path, again.version, again.state]).toEqual([path, once.version, once.state])
      now = again
    }
    expect(now.state).toBe('done')
    const times = now.trail.slice(-4).map(({ act }) => act.at.slice(11, 16))
    expect(times).toEqual(['01:30', '01:55', '02:00', '02:25'])
    expect(now.record?.at).toBe(`${visit.day}T02:25:00.000Z`)
  })

  it('cannot say that it was there before it set off, nor tomorrow', async () => {
    const visit = await ready()
    world.api.clock.set(`${visit.day}T12:00:00+08:00`)
    const away = await step(world.as.nurse, visit, 'set-off', { at: `${visit.day}T09:30:00+08:00` })
    const early = { point: door, at: `${visit.day}T09:29:59+08:00` }
    expect(no(await tryStep(world.as.nurse, away, 'arrive', early))).toEqual([
      422,
      'visit.out-of-order',
    ])
    const late = { point: door, at: `${visit.day}T12:00:01+08:00` }
    expect(no(await tryStep(world.as.nurse, away, 'arrive', late))).toEqual([
      422,
      'visit.in-future',
    ])
    const stale = await tryStep(world.as.nurse, visit, 'arrive', { point: door })
    expect(no(stale)).toEqual([409, 'data.changed'])
  })
})
