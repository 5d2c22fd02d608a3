import { addRelative } from '../../../support/build'
import { photo } from '../../../support/papers'
import { handIn } from '../../files/steps'
import { another } from './meeting'
import { fit, no, openWorld, paper, step, tapOf, tryStep } from './steps'
import type { World } from './steps'

let world: World
beforeAll(async () => {
  world = await openWorld('visit-consent')
}, 120_000)
afterAll(() => world.api.stop())

describe('the consent', () => {
  it('is to the text offered now, signed by the elder or who may sign for her', async () => {
    const visit = await another(world, { time: '17:00' })
    const tap = await tapOf(world.as.elder, visit.id)
    const other = { ...tap, textHash: '0'.repeat(64) }
    expect(no(await tryStep(world.as.elder, visit, 'consent', other))).toEqual([
      409,
      'visit.consent-changed',
    ])
    expect(no(await tryStep(world.as.desk, visit, 'consent', tap))).toEqual([
      403,
      'who.not-allowed',
    ])
    const elder = { id: visit.elder.id, name: '孙桂兰' }
    const booker = { name: '女婿', relation: '岳母' } as const
    const mayBook = await world.api.signIn(await addRelative(elder, booker, { scopes: ['book'] }))
    expect(no(await tryStep(mayBook, visit, 'consent', tap))).toEqual([403, 'who.not-allowed'])
    const daughter = await addRelative(elder, { name: '孙小梅', relation: '母亲' })
    const signed = await step(await world.api.signIn(daughter), visit, 'consent', tap)
    expect(signed.consent).toMatchObject({ signedByName: '孙小梅', textHash: tap.textHash })
    expect(signed.consent?.relation).toEqual(expect.any(String))
    expect(signed.trail.at(-1)?.act).toMatchObject({ byName: '孙小梅', forId: elder.id })
  })

  it('on paper needs the photo, on a screen says who signed', async () => {
    const visit = await another(world, { day: '2026-03-16', time: '10:00' })
    const { way: _tap, ...text } = await tapOf(world.as.desk, visit.id)
    const onPaper = { ...text, way: 'paper' }
    expect(no(await tryStep(world.as.desk, visit, 'consent', onPaper))).toEqual([
      422,
      'visit.consent-needs-photo',
    ])
    const fileId = await paper(world.as.desk, visit.elder.id, 'agreement')
    const kept = await step(world.as.desk, visit, 'consent', { ...onPaper, fileId })
    expect(kept.consent).toMatchObject({ way: 'paper', signedByName: '孙桂兰' })
    expect(kept.consent).toMatchObject({ fileId })
    const drawing = photo({ height: 2 })
    const about = { purpose: 'agreement', elderId: visit.elder.id }
    const { body: drawn } = await handIn(world.as.desk, drawing, about)
    const signedBy = { name: '孙小军', relation: '儿子' }
    const shown = await step(world.as.desk, kept, 'consent', {
      ...text,
      way: 'staff-screen',
      signedBy,
      fileId: drawn.id,
    })
    expect(shown.consent).toMatchObject({
      ...{ signedByName: '孙小军', relation: '儿子', fileId: drawn.id },
    })
    expect(no(await tryStep(world.as.desk, shown, 'consent', { ...text, way: 'paper' }))).toEqual([
      ...[422, 'visit.consent-needs-photo'],
    ])
  })

  it('is there before anybody sets off, and nobody sets off before the day', async () => {
    const asked = await another(world, { day: '2026-03-11', time: '10:00' })
    const consulted = await step(world.as.doctor, asked, 'consult', fit)
    const offered = await step(world.as.desk, consulted, 'offer')
    const visit = await step(world.as.nurse, offered, 'accept')
    expect(no(await tryStep(world.as.nurse, visit, 'set-off'))).toEqual([409, 'visit.not-yet'])
    world.api.clock.set('2026-03-11T09:30:00+08:00')
    const unsigned = await tryStep(world.as.nurse, visit, 'set-off')
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    expect(no(unsigned)).toEqual([409, 'visit.consent-missing'])
  })
})
