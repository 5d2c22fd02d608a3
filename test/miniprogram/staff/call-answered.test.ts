import { bookedFor } from '../../../miniprogram/staff/book-for/booked'
import { buildVisit } from '../support/visits'
import { newPhone } from '../support/phone'
import { serve, type Reply, type Server } from '../support/server'

let server: Server
let answer: () => Reply

beforeEach(async () => {
  answer = () => ({ body: { id: 'c1', outcome: 'booked' } })
  server = await serve(() => answer())
  newPhone(server.port).storage.set('linli.session', { token: 't', personId: 'desk-1' })
})
afterEach(() => server.close())

const done = { path: '/api/visits/call-backs/c1/done', body: { outcome: 'booked' } }

describe('a booking for somebody who waits to be called', () => {
  it('ends the wait', async () => {
    const booked = await bookedFor(buildVisit(), 'c1')
    expect(booked).toMatchObject({ number: 'K7M2PX4D', who: '张晓雨 主管护师', open: false })
    expect(booked.call).toContain('也记成“约好了”')
    expect(server.heard).toMatchObject([done])
  })

  it('stands although the call could not be closed, and says that it is still open', async () => {
    answer = () => ({ status: 429, body: {} })
    const booked = await bookedFor(buildVisit(), 'c1')
    expect(booked).toMatchObject({ number: 'K7M2PX4D', open: true })
    expect(booked.call).toContain('还没有记上')
    answer = () => ({ body: { id: 'c1', outcome: 'booked' } })
    expect(await bookedFor(buildVisit(), 'c1')).toMatchObject({ open: false })
    const [first, second] = server.heard
    expect(second).toMatchObject({ ...done, key: first?.key })
  })

  it('finds it over when a colleague was faster', async () => {
    const error = { code: 'visit.call-back-done', message: '这个电话已经回过了' }
    answer = () => ({ status: 409, body: { error } })
    expect(await bookedFor(buildVisit(), 'c1')).toMatchObject({ open: false })
  })
})

test('a booking for somebody who called closes no call of others', async () => {
  expect(await bookedFor(buildVisit(), '')).toMatchObject({ call: '', open: false })
  expect(server.heard).toEqual([])
})
