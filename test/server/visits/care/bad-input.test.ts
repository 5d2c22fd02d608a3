import type { VisitView } from '../../../../shared/visits/view'
import type { Client } from '../../../support/api'
import { oldElder } from '../house'
import { another } from './meeting'
import { areRefused, reason, steps } from './refusing'
import { codeOf, door, fit, openWorld, step, tapOf, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
let visit: VisitView
let strangers: Client[]
beforeAll(async () => {
  world = await openWorld('bad-care')
  visit = await another(world)
  const ids = [world.house.staff.westDoctor, await oldElder('陌生人')]
  strangers = await Promise.all(ids.map((id) => world.api.signIn(id)))
}, 60_000)
afterAll(() => world.api.stop())

describe.each(steps)('%s is refused', (path, who, body) => {
  const send = (more: object = {}, client = world.as[who], id = visit.id) =>
    tryStep(client, { id, version: visit.version }, path, { ...body, ...more })

  it('with a version that was not shown, and of a visit nobody has', () =>
    areRefused([
      ['a later version', () => send({ version: visit.version + 1 }), [409, 'data.changed']],
      [
        'a visit nobody has',
        () => send({}, world.as[who], 'f'.repeat(24)),
        [404, 'visit.not-found'],
      ],
      ['an id that is none', () => send({}, world.as[who], 'x'), [422, 'input.invalid']],
    ]))

  it('to another house and to another elder, who are told nothing of it', async () => {
    await areRefused(strangers.map((client) => ['a stranger', () => send({}, client)]))
    for (const client of strangers) expect([403, 404]).toContain((await send({}, client)).status)
  })

  const malformed: [string, object][] = [
    ['25 o’clock', { at: '2026-03-04T25:00:00+08:00' }],
    ['30 February', { at: '2026-02-30T09:00:00+08:00' }],
    ['an instant without a zone', { at: '2026-03-04T09:00:00' }],
    ['a version that is no number', { version: '1' }],
    ['an operator', { version: { $gt: 0 } }],
    ['a field nobody knows', { state: 'done' }],
    ['a mark of the phone that is none', { eventId: 'no' }],
  ]
  it('with what is malformed', () =>
    areRefused(malformed.map(([what, wrong]) => [what, () => send(wrong), [422, 'input.invalid']])))
})

describe('what is not its time is refused with where the visit stands', () => {
  /** Steps that the table lets nobody take now. */
  async function refusesAllBut(allowed: readonly string[]) {
    const others = steps.filter(([path]) => !allowed.includes(path))
    await areRefused(
      others.map(([path, who, body]) => [path, () => tryStep(world.as[who], visit, path, body)]),
    )
  }
  /** A step that may be taken, but not in the future, nor before what it follows. */
  async function refusesOtherTimes(paths: readonly string[]) {
    const soon = new Date(world.api.clock.now().getTime() + 60_000).toISOString()
    const long = '2026-03-01T00:00:00.000Z'
    const these = steps.filter(([path]) => paths.includes(path))
    await areRefused(
      these.flatMap(([path, who, body]) => {
        const sent = (at: string) => () => tryStep(world.as[who], visit, path, { ...body, at })
        return [
          [path, sent(soon), [422, 'visit.in-future']],
          [path, sent(long), [422, 'visit.out-of-order']],
        ] as const
      }),
    )
  }

  it('from the first consultation to the end', async () => {
    const { as, api } = world
    expect(visit.state).toBe('requested')
    await refusesAllBut(['consult', 'order', 'refuse', 'reassign', 'cancel', 'consent'])
    await refusesOtherTimes(['consult', 'refuse', 'cancel'])
    visit = await step(as.doctor, visit, 'consult', fit)

    await refusesAllBut(['consult', 'order', 'offer', 'refuse', 'reassign', 'cancel', 'consent'])
    await refusesOtherTimes(['offer', 'order'])
    visit = await step(as.desk, visit, 'offer')

    await refusesAllBut([
      'consult',
      'order',
      'accept',
      'decline',
      'refuse',
      'reassign',
      'cancel',
      'consent',
    ])
    await refusesOtherTimes(['accept', 'decline'])
    visit = await step(as.nurse, visit, 'accept')
    visit = await step(as.elder, visit, 'consent', await tapOf(as.elder, visit.id))

    api.clock.set(`${visit.day}T09:30:00+08:00`)
    await refusesOtherTimes(['set-off'])
    visit = await step(as.nurse, visit, 'set-off')
    await refusesAllBut(['arrive', 'cancel', 'no-show', 'abort'])
    await refusesOtherTimes(['arrive'])

    api.clock.set(`${visit.day}T09:58:00+08:00`)
    visit = await step(as.nurse, visit, 'arrive', { point: door })
    await refusesAllBut(['proof', 'start', 'no-show', 'abort'])
    await refusesOtherTimes(['start', 'no-show', 'proof'])
    const code = await codeOf(as.elder, visit.id)
    visit = await step(as.nurse, visit, 'proof', { proof: { way: 'elder-code', code } })
    visit = await step(as.nurse, visit, 'start')

    await refusesAllBut(['finish', 'abort'])
    await refusesOtherTimes(['finish', 'abort'])
    api.clock.set(`${visit.day}T10:20:00+08:00`)
    visit = await step(as.nurse, visit, 'finish', written)
    await refusesAllBut(['confirm-done'])
    await refusesOtherTimes(['confirm-done'])
    visit = await step(as.elder, visit, 'confirm-done')
    await refusesAllBut(['void'])
    await refusesOtherTimes(['void'])
  })
})

describe('an elder who has died', () => {
  const died = (on: string) =>
    world.as.desk.post(`/api/people/${world.house.elderId}/life`, { event: 'died', on })

  it('is gone to no more: the visit is over, and every step of it refused', async () => {
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    visit = await another(world, { day: '2026-03-10' })
    await died('2026-03-04')
    const { body } = await world.as.desk.get<VisitView>(`/api/visits/${visit.id}`)
    expect(body.state).toBe('cancelled')
    visit = body
    const ofStaff = steps.filter(([, who]) => who !== 'elder')
    await areRefused(
      ofStaff.map(([path, who, right]) => [path, () => tryStep(world.as[who], visit, path, right)]),
    )
  })

  it('is not begun with on another day, although somebody stood at the door', async () => {
    const { as, api } = world
    api.clock.set('2026-03-04T10:00:00+08:00')
    visit = await another(world, { day: '2026-03-11' })
    visit = await step(as.doctor, visit, 'consult', fit)
    visit = await step(as.desk, visit, 'offer')
    visit = await step(as.nurse, visit, 'accept')
    visit = await step(as.elder, visit, 'consent', await tapOf(as.elder, visit.id))
    api.clock.set('2026-03-11T09:30:00+08:00')
    visit = await step(as.nurse, visit, 'set-off')
    visit = await step(as.nurse, visit, 'arrive', { point: door })
    api.clock.set('2026-03-12T09:00:00+08:00')
    expect((await died('2026-03-11')).status).toBe(200)
    const begin = () => tryStep(as.nurse, visit, 'start')
    await areRefused([['start', begin, [409, 'visit.elder-gone']]])
    expect((await step(as.nurse, visit, 'abort', reason)).state).toBe('aborted')
  })
})
