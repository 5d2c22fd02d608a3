import { passOf } from '../house'
import { accepted, inboxOf, kindsOf, openHome, step } from './steps'
import type { Booked, Home } from './steps'

let home: Home
beforeEach(async () => {
  home = await openHome('visit-called-off')
}, 60_000)
afterEach(() => home.api.stop())

describe('a time that was only held', () => {
  it('and given back is no news to anybody', async () => {
    const { desk, elderId, staff } = home
    const wish = { code: 'door-service', day: '2026-03-06', time: '10:00', channel: 'phone' }
    const who = { elderId, staffId: staff.publicHealth, pass: await passOf(desk, elderId) }
    const { body } = await desk.post('/api/visits/hold', { ...wish, ...who })
    await step(desk, body as Booked, 'cancel', { reason: '再想想' })
    for (const client of [home.elder, home.daughter, home.publicHealth])
      expect(await kindsOf(client)).toEqual([])
  })
})

describe('those who were to come', () => {
  it('are told when the house cannot do it after all', async () => {
    const visit = await accepted(home)
    await step(home.desk, visit, 'refuse', { reason: '设备坏了' })
    expect((await inboxOf(home.publicHealth)).at(-1)).toMatchObject({
      kind: 'visit.unassigned',
      text: '3月6日 上午 10:00 钱秀英 公卫上门服务不受理，不用去了',
    })
  })
})
