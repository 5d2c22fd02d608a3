import { dueAfter } from '../../../server/visits/call-backs/service'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import type { CallBackView } from '../../../shared/visits/booking'
import { oldElder, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'call-backs' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())

/** Another elder of the house, of whom nobody knows anything yet. */
async function another(name: string) {
  const elderId = await oldElder(name)
  return { elderId, elder: await api.signIn(elderId), desk: house.desk }
}
const openOf = async (desk: Client, elderId: string) =>
  (await desk.get<{ items: CallBackView[] }>(`/api/visits/call-backs?elderId=${elderId}`)).body
    .items

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

  it('for two different things is two calls, each named by what is known of it', async () => {
    const { elder, desk, elderId } = await another('吴月英')
    const ask = async (wish: object) =>
      (await elder.post<CallBackView>('/api/visits/call-backs', { elderId, ...wish })).body
    const wishes = [{}, { words: '药快吃完了' }, { words: '想问量血压' }, { code: 'urinaryCath' }]
    const asked: CallBackView[] = []
    for (const wish of [...wishes, ...wishes]) asked.push(await ask(wish))
    expect(asked.slice(0, 4).map(({ about, words }) => [about, words])).toEqual([
      ['请回电话', undefined],
      ['请回电话', '药快吃完了'],
      ['请回电话', '想问量血压'],
      ['留置导尿、更换尿管、膀胱冲洗', undefined],
    ])
    const ids = asked.map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
    expect(ids.slice(4)).toEqual(ids.slice(0, 4))
    expect(await openOf(desk, elderId)).toHaveLength(4)
  })

  it('is one call when two ask for the same in the same moment', async () => {
    const { desk, elderId } = await another('郑阿妹')
    const phones = await Promise.all([1, 2, 3, 4].map(() => api.signIn(elderId)))
    const request = { elderId, words: '请马上打给我' }
    const answers = await Promise.all(
      phones.map((phone) => phone.post('/api/visits/call-backs', request)),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1)
    expect(await openOf(desk, elderId)).toHaveLength(1)
  })

  it('may be asked again for the same once somebody has called', async () => {
    const { elder, desk, elderId } = await another('冯小宝')
    const first = await elder.post('/api/visits/call-backs', { elderId })
    const path = `/api/visits/call-backs/${first.body.id as string}/done`
    await desk.post(path, { outcome: 'reached' })
    const again = await elder.post('/api/visits/call-backs', { elderId })
    expect(again.body.id).not.toBe(first.body.id)
    const open = await openOf(desk, elderId)
    expect(open.map(({ id }) => id)).toEqual([again.body.id])
  })

  it('is told to whoever of her house speaks with the elder, without the phone', async () => {
    const { elder, desk, elderId } = await another('褚大年')
    await desk.post(`/api/people/${elderId}/phones`, { number: '13900000077', owner: 'self' })
    await elder.post('/api/visits/call-backs', { elderId, code: 'clinic', words: '哪天有空' })
    const [call, ...more] = await openOf(desk, elderId)
    expect(more).toEqual([])
    expect(call).toMatchObject({ code: 'clinic', about: '门诊预约', words: '哪天有空' })
    expect(call).not.toHaveProperty('phone')
    const west = await api.signIn(house.staff.westDesk)
    const asked = `/api/visits/call-backs?elderId=${elderId}`
    expect([(await west.get(asked)).status, (await elder.get(asked)).status]).toEqual([404, 403])
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
