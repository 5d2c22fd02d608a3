import type { VisitView } from '../../../../shared/visits/view'
import { LineModel } from '../../../../server/ledger/model'
import { figureOf } from '../../indicators/support/asking'
import {
  accepted,
  arrived,
  booked,
  codeOf,
  door,
  finished,
  no,
  openWorld,
  step,
  tapOf,
  tryStep,
  written,
} from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-kinds')
}, 120_000)
afterAll(() => world.api.stop())

const linesOf = async (id: string) =>
  (await LineModel.find().lean()).filter(({ _id }) => _id.startsWith(`visit:${id}`))

describe('门诊', () => {
  it('needs no accepting, no consent and no way, and counts as one', async () => {
    const { api, as, house } = world
    api.clock.set('2026-03-04T10:00:00+08:00')
    const visit = await booked(world, {
      code: 'clinic',
      staffId: house.staff.doctor,
      day: '2026-03-11',
    })
    expect(visit.state).toBe('accepted')
    expect(no(await tryStep(as.desk, visit, 'arrive'))).toEqual([409, 'visit.not-yet'])
    api.clock.set('2026-03-11T09:50:00+08:00')
    expect(no(await tryStep(as.doctor, visit, 'set-off'))).toEqual([409, 'visit.not-now'])
    const here = await step(as.desk, visit, 'arrive')
    expect(here.arrival).toMatchObject({ proven: true })
    const begun = await step(as.doctor, here, 'start')
    const done = await step(as.doctor, begun, 'finish', { ...written, wasteTakenBack: false })
    const confirmed = await step(as.elder, done, 'confirm-done')
    expect(confirmed.lineIds).toEqual([`visit:${visit.id}#service.clinic`])
    expect(await linesOf(visit.id)).toMatchObject([{ item: 'service.clinic', place: 'centre' }])
  })
})

describe('上门巡诊', () => {
  it('uses the package, and the contract tells it from the ledger', async () => {
    const { api, as, house } = world
    api.clock.set('2026-03-04T10:00:00+08:00')
    const { body: offered } = await as.elder.get('/api/agreement?packageCode=primary')
    const { body: contract } = await as.elder.post('/api/contracts', {
      ...{ elderId: house.elderId, teamId: 'team-east', packageCode: 'primary', termMonths: 12 },
      agreementVersion: offered.version as string,
    })
    await as.doctor.post(`/api/contracts/${contract.id as string}/accept`)
    const used = async () => {
      const { body } = await as.elder.get(`/api/contracts/${contract.id as string}`)
      const items = body.entitlements as { code: string; used: number }[]
      return items.find(({ code }) => code === 'home_visit')?.used
    }
    expect(await used()).toBe(0)
    const staffId = house.staff.doctor
    let now = await booked(world, { code: 'doctor-visit', staffId, day: '2026-03-12' })
    now = await step(as.doctor, now, 'accept')
    now = await step(as.elder, now, 'consent', await tapOf(as.elder, now.id))
    api.clock.set('2026-03-12T09:40:00+08:00')
    now = await step(as.doctor, now, 'set-off')
    const proof = { way: 'elder-code', code: await codeOf(as.elder, now.id) }
    now = await step(as.doctor, now, 'arrive', { point: door, proof })
    now = await step(as.doctor, await step(as.doctor, now, 'start'), 'finish', written)
    await step(as.elder, now, 'confirm-done')
    expect(await used()).toBe(1)
    expect((await figureOf(as.manager, 'home-visit.times'))?.value).toBe(1)
  })
})

describe('the elder’s word', () => {
  it('is given by itself 24 hours after it was done, once', async () => {
    const { api } = world
    api.clock.set('2026-03-04T10:00:00+08:00')
    const ready = await accepted(world, await booked(world, { day: '2026-03-13' }))
    const done = await finished(world, await arrived(world, ready))
    const stateNow = async () =>
      (await world.as.elder.get<VisitView>(`/api/visits/${done.id}`)).body
    api.clock.set('2026-03-14T10:19:00+08:00')
    await api.app.jobs.runDue()
    expect((await stateNow()).state).toBe('done')
    api.clock.set('2026-03-14T10:20:00+08:00')
    await api.app.jobs.runDue()
    expect(await stateNow()).toMatchObject({
      state: 'confirmed',
      lineIds: [`visit:${done.id}#service.home-nursing`],
    })
    api.clock.set('2026-03-14T10:40:00+08:00')
    await api.app.jobs.runDue()
    expect(await linesOf(done.id)).toHaveLength(1)
    expect((await stateNow()).trail.at(-1)).toMatchObject({
      event: 'confirm-done',
      act: { byName: '系统' },
    })
  })
})
