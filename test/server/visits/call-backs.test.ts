import { dueAfter } from '../../../server/visits/call-backs/service'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'call-backs' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

describe('when a call is due', () => {
  it.each([
    [
      'within two hours of the desk’s day',
      '2026-03-04T10:00:00+08:00',
      '2026-03-04T12:00:00+08:00',
    ],
    ['from the opening on before it', '2026-03-04T05:00:00+08:00', '2026-03-04T10:00:00+08:00'],
    ['at the closing still that day', '2026-03-04T15:30:00+08:00', '2026-03-04T17:30:00+08:00'],
    ['the next morning after it', '2026-03-04T15:31:00+08:00', '2026-03-05T10:00:00+08:00'],
  ])('is %s', (_, now, due) => {
    expect(dueAfter(new Date(now))).toBe(new Date(due).toISOString())
  })
})

describe('asking for a call', () => {
  it('stands on the list of the house with the phone to call, once, until somebody called', async () => {
    const phone = { number: '13900000066', owner: 'self' }
    await house.desk.post(`/api/people/${house.elderId}/phones`, phone)
    const request = { elderId: house.elderId, code: 'urinaryCath', words: '想换尿管' }
    const first = await house.elder.post('/api/visits/call-backs', request)
    const again = await house.elder.post('/api/visits/call-backs', request)
    expect([first.status, again.body.id]).toEqual([201, first.body.id])
    const { body } = await house.desk.get('/api/visits/call-backs?orgId=org-east')
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      elder: { name: '钱秀英' },
      ...{ about: '留置导尿、更换尿管、膀胱冲洗', words: '想换尿管', phone: '13900000066' },
      dueAt: '2026-03-04T04:00:00.000Z',
    })
    const path = `/api/visits/call-backs/${first.body.id as string}/done`
    const done = await house.desk.post(path, { outcome: 'booked' })
    expect(done.body).toMatchObject({ outcome: 'booked', doneByName: '东前台' })
    const twice = await house.desk.post(path, { outcome: 'reached' })
    expect([twice.status, twice.body.error.code]).toEqual([409, 'visit.call-back-done'])
  })

  it('is due again when nobody was reached, for as long as nobody is', async () => {
    const { elder, desk, elderId } = house
    const asked = await elder.post('/api/visits/call-backs', { elderId, words: '想问问' })
    const path = `/api/visits/call-backs/${asked.body.id as string}/done`
    api.clock.set('2026-03-04T15:31:00+08:00')
    const { status, body } = await desk.post(path, { outcome: 'not-reached' })
    expect([status, body]).toMatchObject([
      200,
      { triedByName: '东前台', dueAt: '2026-03-05T02:00:00.000Z' },
    ])
    expect(body).not.toHaveProperty('outcome')
    const { body: list } = await desk.get('/api/visits/call-backs?orgId=org-east')
    expect(list.items[0]).toMatchObject({ id: asked.body.id, triedAt: '2026-03-04T07:31:00.000Z' })
    expect((await desk.post(path, { outcome: 'reached' })).body.outcome).toBe('reached')
    const late = await desk.post(path, { outcome: 'not-reached' })
    expect([late.status, late.body.error.code]).toEqual([409, 'visit.call-back-done'])
  })

  it('is settled by nobody of another house', async () => {
    const { elder, elderId } = house
    const asked = await elder.post('/api/visits/call-backs', { elderId, words: '还想问问' })
    const west = await api.signIn(house.staff.westDesk)
    const path = `/api/visits/call-backs/${asked.body.id as string}/done`
    const { status, body } = await west.post(path, { outcome: 'reached' })
    expect([status, body.error.code]).toEqual([404, 'visit.call-back-not-found'])
  })

  it('is no list of another house, and no answer to who is not staff', async () => {
    const west = await api.signIn(house.staff.westDesk)
    expect((await west.get('/api/visits/call-backs?orgId=org-east')).status).toBe(404)
    expect((await house.elder.get('/api/visits/call-backs?orgId=org-east')).status).toBe(403)
  })
})
