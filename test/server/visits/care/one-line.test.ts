import type { VisitView } from '../../../../shared/visits/view'
import { readyOnDays } from './meeting'
import { linesOf, onlyOne } from './racing'
import { arrived, booked, door, finished, openWorld, step, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-one-line')
}, 120_000)
afterAll(() => world.api.stop())

const readied = readyOnDays()
const done = async () => finished(world, await arrived(world, await readied(world)))
const now = async ({ id }: VisitView) =>
  (await world.as.desk.get<VisitView>(`/api/visits/${id}`)).body

describe('one service is one line', () => {
  it('when the elder confirms while the day is over that confirms by itself', async () => {
    const visit = await done()
    const dayAfter = Date.parse(`${visit.day}T10:20:00+08:00`) + 24 * 3_600_000
    world.api.clock.set(new Date(dayAfter).toISOString())
    const [answer] = await Promise.all([
      tryStep(world.as.elder, visit, 'confirm-done'),
      world.api.app.jobs.runDue(),
      world.api.app.jobs.runDue(),
    ])
    expect([200, 409]).toContain(answer.status)
    await world.api.app.jobs.runDue()
    const after = await now(visit)
    expect([after.state, after.lineIds]).toEqual([
      'confirmed',
      [`visit:${visit.id}#service.home-nursing`],
    ])
    expect(await linesOf(visit)).toEqual(['service.home-nursing'])
    expect(after.trail.filter(({ event }) => event === 'confirm-done')).toHaveLength(1)
  })

  it('when a phone sends the same word twice, at once and later', async () => {
    const visit = await done()
    const word = { eventId: 'confirm-phone-1' }
    const send = () => tryStep(world.as.elder, visit, 'confirm-done', word)
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    expect((await send()).status).toBe(200)
    expect(await linesOf(visit)).toEqual(['service.home-nursing'])
  })

  it('when a keyed request is sent again', async () => {
    const visit = await done()
    const send = () =>
      world.as.elder.post<VisitView>(
        `/api/visits/${visit.id}/confirm-done`,
        { version: visit.version },
        { 'Idempotency-Key': 'confirm-key-0001' },
      )
    const first = await send()
    const again = await send()
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    expect(await linesOf(visit)).toEqual(['service.home-nursing'])
  })

  it('of each kind that was done at a door, and of nothing twice', async () => {
    const { as, house } = world
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    const asked = await booked(world, {
      ...{ code: 'door-service', staffId: house.staff.publicHealth, day: '2026-04-16' },
    })
    const accepted = await step(as.publicHealth, asked, 'accept')
    const { body: texts } = await as.elder.get(`/api/visits/${asked.id}/consent`)
    const tap = { textVersion: texts.version as string, textHash: texts.hash as string }
    const signed = await step(as.elder, accepted, 'consent', { ...tap, way: 'own-tap' })
    world.api.clock.set('2026-04-16T09:30:00+08:00')
    const away = await step(as.publicHealth, signed, 'set-off')
    world.api.clock.set('2026-04-16T10:00:00+08:00')
    const { body: shown } = await as.elder.get<VisitView>(`/api/visits/${asked.id}`)
    const proof = { way: 'elder-code', code: shown.doorCode ?? '' }
    const there = await step(as.publicHealth, away, 'arrive', { point: door, proof })
    const begun = await step(as.publicHealth, there, 'start')
    const services = [{ kind: 'nutrition-guidance' }, { kind: 'health-consult' }]
    const finishedVisit = await step(as.publicHealth, begun, 'finish', { ...written, services })
    onlyOne(
      await Promise.all([1, 2, 3].map(() => tryStep(as.elder, finishedVisit, 'confirm-done'))),
    )
    expect(await linesOf(finishedVisit)).toEqual(
      services.map(({ kind }) => `service.${kind}`).toSorted(),
    )
  })
})
