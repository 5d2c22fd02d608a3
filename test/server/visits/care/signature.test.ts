import { addDays } from '../../../../shared/day'
import type { VisitView } from '../../../../shared/visits/view'
import type { Client } from '../../../support/api'
import { photo } from '../../../support/papers'
import { handIn } from '../../files/steps'
import { oldElder } from '../house'
import { another } from './meeting'
import { accepted, booked, door, no, openWorld, step, tapOf, tryStep, written } from './steps'
import type { World } from './steps'

let world: World
let visit: VisitView
/** Each visit has the morning of a day of its own; others stand in the afternoon. */
let day = 5
beforeAll(async () => {
  world = await openWorld('visit-signature')
}, 60_000)
afterAll(() => world.api.stop())
beforeEach(async () => {
  world.api.clock.set('2026-03-04T10:00:00+08:00')
  day += 1
  visit = await accepted(world, await another(world, { day: on(0) }))
})

/** Every drawing is another one. */
let drawings = 0
async function drawn(client: Client, purpose = 'agreement', elderId = visit.elder.id) {
  drawings += 1
  const { status, body } = await handIn(client, photo({ height: drawings }), { purpose, elderId })
  expect(status).toBe(201)
  return body.id as string
}

const on = (after: number) => addDays('2026-03-01', day - 1 + after)
const at = (time: string, after = 0) => world.api.clock.set(`${on(after)}T${time}:00+08:00`)
async function setOff() {
  at('09:30')
  visit = await step(world.as.nurse, visit, 'set-off')
  at('09:58')
}
const arriveWith = (fileId: string) =>
  tryStep(world.as.nurse, visit, 'arrive', { point: door, proof: { way: 'signature', fileId } })
const refused = [422, 'visit.signature-not-now']

/** A "no" leaves the visit as it was. */
async function refuses(answer: Promise<Awaited<ReturnType<typeof arriveWith>>>) {
  expect(no(await answer)).toEqual(refused)
  const { body } = await world.as.nurse.get<VisitView>(`/api/visits/${visit.id}`)
  expect([body.version, body.state]).toEqual([visit.version, visit.state])
}

describe('a signature at the door', () => {
  it('shows the arrival when it was drawn on the way or there, by her who came', async () => {
    await setOff()
    const fileId = await drawn(world.as.nurse)
    const { status, body } = await arriveWith(fileId)
    expect([status, body.arrival]).toMatchObject([200, { way: 'signature', proven: true, fileId }])
  })

  it('shows nothing when somebody else handed it in', async () => {
    await setOff()
    await refuses(arriveWith(await drawn(world.as.desk)))
    await refuses(arriveWith(await drawn(world.as.elder)))
  })

  it('shows nothing when it was handed in before anybody set off', async () => {
    const early = await drawn(world.as.nurse)
    await setOff()
    await refuses(arriveWith(early))
  })

  it('shows nothing a day later', async () => {
    await setOff()
    const fileId = await drawn(world.as.nurse)
    at('09:59', 1)
    await refuses(arriveWith(fileId))
    at('09:58', 1)
    expect((await arriveWith(fileId)).status).toBe(200)
  })

  it('shows nothing when it is of somebody else, of another kind, or nowhere', async () => {
    await setOff()
    const somebody = await oldElder('赵玉珍')
    await refuses(arriveWith(await drawn(world.as.nurse, 'agreement', somebody)))
    await refuses(arriveWith(await drawn(world.as.nurse, 'order')))
    await refuses(arriveWith('f'.repeat(24)))
  })

  it('shows one visit, not the next one of the same elder too', async () => {
    const first = visit
    const later = await accepted(world, await booked(world, { day: on(0), time: '15:00' }))
    await setOff()
    const away = await step(world.as.nurse, later, 'set-off')
    const fileId = await drawn(world.as.nurse)
    expect((await arriveWith(fileId)).status).toBe(200)
    expect(first.elder.id).toBe(later.elder.id)
    visit = away
    await refuses(arriveWith(fileId))
  })

  it('is held to the same when it comes after the arrival', async () => {
    const early = await drawn(world.as.nurse)
    await setOff()
    visit = await step(world.as.nurse, visit, 'arrive', { point: door })
    const prove = (fileId: string) =>
      tryStep(world.as.nurse, visit, 'proof', { proof: { way: 'signature', fileId } })
    await refuses(prove(early))
    const { status, body } = await prove(await drawn(world.as.nurse))
    expect([status, body.arrival?.proven]).toEqual([200, true])
  })
})

describe('a signature under what was done', () => {
  const finish = (signatureFileId: string) =>
    tryStep(world.as.nurse, visit, 'finish', { ...written, signatureFileId })

  it('is drawn after the work began, and is another one than that of the arrival', async () => {
    await setOff()
    const ofArrival = await drawn(world.as.nurse)
    const { body: there } = await arriveWith(ofArrival)
    const early = await drawn(world.as.nurse)
    at('10:02')
    visit = await step(world.as.nurse, there, 'start')
    at('10:20')
    await refuses(finish(ofArrival))
    await refuses(finish(early))
    await refuses(finish(await drawn(world.as.desk)))
    const fileId = await drawn(world.as.nurse)
    const { status, body } = await finish(fileId)
    expect([status, body.record?.signatureFileId]).toEqual([200, fileId])
  })
})

describe('a signature under the consent', () => {
  const sign = async (fileId: string, way = 'staff-screen', client = world.as.nurse) => {
    const { way: _tap, ...text } = await tapOf(client, visit.id)
    return tryStep(client, visit, 'consent', { ...text, way, fileId })
  }
  const ways = ['staff-screen', 'paper']

  it.each(ways)('is of this visit, by %s', async (way) => {
    at('09:00')
    const fileId = await drawn(world.as.nurse)
    const { status, body } = await sign(fileId, way)
    expect([status, body.consent]).toMatchObject([200, { way, fileId }])
  })

  it.each(ways)('is none by %s when it is of somebody else’s hand, kind or person', async (way) => {
    at('09:00')
    await refuses(sign(await drawn(world.as.desk), way))
    await refuses(sign(await drawn(world.as.nurse, 'order'), way))
    await refuses(sign(await drawn(world.as.nurse, 'agreement', await oldElder('李玉珍')), way))
    await refuses(sign('f'.repeat(24), way))
  })

  it('is none when it was drawn before the visit was asked for, or longer than a day ago', async () => {
    const { elder } = visit
    world.api.clock.set('2026-03-04T10:05:00+08:00')
    const early = await drawn(world.as.nurse)
    world.api.clock.set('2026-03-04T10:06:00+08:00')
    visit = await booked(world, { day: on(1), time: '15:00', elderId: elder.id })
    await refuses(sign(early))
    const fileId = await drawn(world.as.nurse)
    world.api.clock.set('2026-03-05T10:07:00+08:00')
    await refuses(sign(fileId))
  })

  it('is none for a second visit, and signs nothing else of its own', async () => {
    at('09:00')
    const fileId = await drawn(world.as.nurse)
    visit = (await sign(fileId)).body
    await refuses(sign(fileId))
    await setOff()
    await refuses(arriveWith(fileId))
    visit = await booked(world, { day: on(1), time: '15:00', elderId: visit.elder.id })
    await refuses(sign(fileId))
  })
})

describe('a relative’s tap', () => {
  it('takes no file: the tap is the proof', async () => {
    await setOff()
    visit = await step(world.as.nurse, visit, 'arrive', { point: door })
    const fileId = await drawn(world.as.elder)
    const withFile = { proof: { way: 'signature', fileId } }
    expect(no(await tryStep(world.as.elder, visit, 'proof', withFile))).toEqual([
      403,
      'who.not-allowed',
    ])
    expect((await step(world.as.elder, visit, 'proof')).arrival).not.toHaveProperty('fileId')
  })

  it('signs the consent without a paper too', async () => {
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    const other = await another(world, { day: on(1), time: '15:00' })
    const tap = await tapOf(world.as.elder, other.id)
    expect((await step(world.as.elder, other, 'consent', tap)).consent).not.toHaveProperty('fileId')
  })
})
