import type { VisitView } from '../../../../shared/visits/view'
import { addRelative, giveMandate } from '../../../support/build'
import { readyOnDays } from './meeting'
import { arrived, codeOf, door, elsewhere, no, openWorld, paper, step, tryStep } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-door')
}, 120_000)
afterAll(() => world.api.stop())

const readied = readyOnDays()
const ready = () => readied(world)

describe('arrival', () => {
  it('with the code but two kilometres away is written down and not proven', async () => {
    const visit = await ready()
    world.api.clock.set(`${visit.day}T09:30:00+08:00`)
    const code = await codeOf(world.as.elder, visit.id)
    expect(code).toMatch(/^\d{6}$/)
    const far = await arrived(world, visit, {
      point: elsewhere,
      proof: { way: 'elder-code', code },
    })
    expect(far).toMatchObject({ unproven: true, arrival: { way: 'elder-code', proven: false } })
    expect(far.arrival?.metres).toBeGreaterThan(1900)
  })

  it('shows the code to the elder’s side alone, on the day alone', async () => {
    const visit = await ready()
    expect(await codeOf(world.as.elder, visit.id)).toBe('')
    world.api.clock.set(`${visit.day}T08:00:00+08:00`)
    expect(await codeOf(world.as.elder, visit.id)).toMatch(/^\d{6}$/)
    for (const staff of [world.as.nurse, world.as.desk, world.as.manager])
      expect(await codeOf(staff, visit.id)).toBe('')
  })

  it('with a wrong code may be proven later; five wrong ones end the code', async () => {
    const visit = await ready()
    const wrong = { way: 'elder-code', code: '000000' }
    let now = await arrived(world, visit, { point: door, proof: wrong })
    expect(now).toMatchObject({ unproven: true, arrival: { metres: 0, proven: false } })
    for (const times of [2, 3, 4, 5]) {
      const answer = await tryStep(world.as.nurse, now, 'proof', { proof: wrong })
      expect([times, ...no(answer)]).toEqual([times, 422, 'visit.code-wrong'])
      now = (await world.as.nurse.get<VisitView>(`/api/visits/${now.id}`)).body
    }
    const right = { way: 'elder-code', code: await codeOf(world.as.elder, now.id) }
    expect(no(await tryStep(world.as.nurse, now, 'proof', { proof: right }))).toEqual([
      409,
      'visit.code-locked',
    ])
    const fileId = await paper(world.as.nurse, now.elder.id, 'agreement')
    const signed = await step(world.as.nurse, now, 'proof', { proof: { way: 'signature', fileId } })
    expect(signed).toMatchObject({ arrival: { way: 'signature', proven: true, fileId } })
    expect(signed.unproven).toBeUndefined()
    expect(no(await tryStep(world.as.nurse, signed, 'proof', { proof: right }))).toEqual([
      409,
      'visit.already-proven',
    ])
  })

  it('counts wrong codes of keyed requests too: no key buys another guess', async () => {
    const visit = await ready()
    const wrong = { way: 'elder-code', code: '000000' }
    let now = await arrived(world, visit, { point: door, proof: wrong })
    for (const times of [2, 3, 4, 5]) {
      const answer = await world.as.nurse.post(
        `/api/visits/${now.id}/proof`,
        { version: now.version, proof: wrong },
        { 'Idempotency-Key': `guess-${times}` },
      )
      expect(no(answer)).toEqual([422, 'visit.code-wrong'])
      now = (await world.as.nurse.get<VisitView>(`/api/visits/${now.id}`)).body
    }
    const proof = { way: 'elder-code', code: await codeOf(world.as.elder, now.id) }
    expect(no(await tryStep(world.as.nurse, now, 'proof', { proof }))).toEqual([
      409,
      'visit.code-locked',
    ])
  })

  it('is not proven by a nurse who is the elder’s relative herself, and shows her no code', async () => {
    const visit = await ready()
    const { nurse } = world.house.staff
    await giveMandate(visit.elder, { id: nurse, name: '东护士', relation: '母亲' })
    const both = await world.api.signIn(nurse)
    world.api.clock.set(`${visit.day}T08:00:00+08:00`)
    expect(await codeOf(both, visit.id)).toBe('')
    const there = await arrived(world, visit, { point: door })
    expect(no(await tryStep(both, there, 'proof'))).toEqual([403, 'who.not-allowed'])
  })

  it('is proven by the card at the door, and by nobody else’s card', async () => {
    const visit = await ready()
    const elderId = visit.elder.id
    const { body: card } = await world.as.desk.post(`/api/people/${elderId}/door-card`)
    const away = await arrived(world, visit, {
      point: door,
      proof: { way: 'door-card', code: 'linli:door:AAAAAAAAAAAAAAAAAAAAAAAA' },
    })
    expect(away.arrival?.proven).toBe(false)
    const other = { way: 'door-card', code: 'linli:door:BBBBBBBBBBBBBBBBBBBBBBBB' }
    expect(no(await tryStep(world.as.nurse, away, 'proof', { proof: other }))).toEqual([
      422,
      'visit.card-other-door',
    ])
    const shown = await step(world.as.nurse, away, 'proof', {
      proof: { way: 'door-card', code: card.qr as string },
    })
    expect(shown.arrival).toMatchObject({ way: 'door-card', proven: true })
  })

  it('is proven by a relative’s tap, and not by the nurse’s', async () => {
    const visit = await arrived(world, await ready(), { point: door })
    expect(no(await tryStep(world.as.nurse, visit, 'proof'))).toEqual([403, 'who.not-allowed'])
    const elder = { id: visit.elder.id, name: visit.elder.name }
    const daughter = await addRelative(elder, { name: '钱小敏', relation: '母亲' })
    const seen = await step(await world.api.signIn(daughter), visit, 'proof')
    expect(seen.arrival).toMatchObject({ way: 'relative-tap', proven: true })
  })
})
