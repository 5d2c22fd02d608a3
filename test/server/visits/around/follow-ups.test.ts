import {
  accepted,
  arrived,
  booked,
  finished,
  fit,
  no,
  openWorld,
  step,
  tryStep,
} from '../care/steps'
import type { World } from '../care/steps'
import type { FollowUpView } from '../../../../shared/visits/safety'
import type { VisitView } from '../../../../shared/visits/view'

let world: World
let visit: VisitView
beforeEach(async () => {
  world = await openWorld('visit-follow-ups')
  world.api.clock.set('2026-03-04T10:00:00+08:00')
  visit = await finished(world, await arrived(world, await accepted(world, await booked(world))))
}, 60_000)
afterEach(() => world.api.stop())

const list = async (client = world.as.nurse, more = '') =>
  (await client.get<{ items: FollowUpView[] }>(`/api/visits/follow-ups?${more}`)).body.items
const done = (more: object = {}, client = world.as.nurse) =>
  client.post<FollowUpView>(`/api/visits/follow-ups/${visit.id}/done`, {
    findings: '血压平稳',
    ...more,
  })

describe('the call after a nurse was there', () => {
  it('is owed 48 hours after the work was done, by her, her team and the house', async () => {
    const expected = [{ id: visit.id, dueAt: '2026-03-08T02:20:00.000Z', visit: { id: visit.id } }]
    expect(await list()).toMatchObject(expected)
    expect(await list(world.as.desk, 'orgId=org-east')).toMatchObject(expected)
    expect(await list(world.as.stationNurse)).toEqual([])
  })

  it('is owed to nobody any more when the elder has died', async () => {
    const { id } = visit.elder
    const gone = await world.as.desk.post(`/api/people/${id}/life`, {
      event: 'died',
      on: visit.day,
    })
    expect(gone.status).toBe(200)
    expect(await list()).toEqual([])
  })

  it('is made once', async () => {
    expect((await done()).body).toMatchObject({ findings: '血压平稳' })
    expect(no(await done())).toEqual([409, 'visit.follow-up-done'])
    expect(await list()).toEqual([])
    expect(await list(world.as.nurse, 'state=closed')).toMatchObject([{ findings: '血压平稳' }])
  })

  it('that hears of a change asks for a doctor before the next visit', async () => {
    const next = { day: '2026-03-09' }
    const free = await booked(world, next)
    expect(free.state).toBe('consulted')
    await step(world.as.elder, free, 'cancel', { reason: '换一天' })
    await done({ conditionChanged: true })
    const again = await booked(world, next)
    expect(again.state).toBe('requested')
    expect(no(await tryStep(world.as.desk, again, 'offer'))).toEqual([409, 'visit.not-now'])
    expect((await step(world.as.doctor, again, 'consult', fit)).state).toBe('consulted')
  })

  it('is refused to others, without words, and for what is none', async () => {
    const west = await world.api.signIn(world.house.staff.westNurse)
    expect(no(await done({}, west))).toEqual([404, 'visit.follow-up-not-found'])
    expect(no(await done({ findings: '' }))).toEqual([422, 'input.invalid'])
    expect(no(await done({}, world.as.elder))).toEqual([403, 'who.not-allowed'])
    expect(no(await west.get('/api/visits/follow-ups?orgId=org-east'))).toEqual([
      403,
      'who.not-allowed',
    ])
  })
})
