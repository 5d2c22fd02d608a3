import { findWaitingCall, waitingCall } from '../../../miniprogram/staff/book-for/waiting-call'
import { callFrom } from '../../../miniprogram/staff/book-for/steps'
import type { CallBackView } from '../../../shared/visits/booking'
import { newPhone } from '../support/phone'
import { serve, type Reply, type Server } from '../support/server'

const TODAY = '2026-03-04'
const call = (change: Partial<CallBackView> = {}): CallBackView => ({
  ...{ id: 'c1', elder: { id: 'e1', name: '王秀兰' }, askedBy: '陈敏', about: '请回电话' },
  ...{ askedAt: '2026-03-04T00:30:00.000Z', dueAt: '2026-03-04T03:00:00.000Z' },
  ...change,
})
const clinic = call({ id: 'c2', code: 'clinic', about: '门诊预约' })
const nursing = call({ id: 'c3', code: 'urinaryCath', about: '更换尿管' })

describe('a booking for an elder who waits to be called', () => {
  it('settles the call about the same service', () => {
    expect(waitingCall([nursing, clinic, call()], 'clinic', TODAY)).toEqual({
      ...{ id: 'c2', about: '门诊预约', words: '', settles: true },
      asked: '陈敏 今天 上午\u00a08:30 请我们打电话',
    })
  })

  it('offers the one about no service, which is settled only by a tap', () => {
    const about = call({ words: '药快吃完了' })
    expect(waitingCall([nursing, about], 'clinic', TODAY)).toMatchObject({
      ...{ id: 'c1', words: '药快吃完了', settles: false },
    })
  })

  it.each([
    ['there is none', []],
    ['they are about something else', [nursing]],
    ['several are about the same', [clinic, { ...clinic, id: 'c4', words: '越早越好' }]],
    ['several are about nothing in particular', [call(), call({ id: 'c5', words: '打给我' })]],
  ])('offers none when %s', (_, calls) => {
    expect(waitingCall(calls, 'clinic', TODAY)).toBeNull()
  })
})

describe('on the desk’s phone', () => {
  let server: Server
  let answer: () => Reply
  beforeEach(async () => {
    answer = () => ({ body: { items: [clinic] } })
    server = await serve(() => answer())
    newPhone(server.port).storage.set('linli.session', { token: 't', personId: 'desk-1' })
  })
  afterEach(() => server.close())

  const asked = { elderId: 'e1', code: 'clinic' }

  it('is looked for when the booking began from the file of the elder', async () => {
    expect(await findWaitingCall(callFrom(asked), TODAY)).toMatchObject({ id: 'c2' })
    expect(server.heard).toMatchObject([{ path: '/api/visits/call-backs?elderId=e1' }])
  })

  it('is not looked for when it began from a call', async () => {
    expect(await findWaitingCall(callFrom({ ...asked, callBackId: 'c9' }), TODAY)).toBeNull()
    expect(server.heard).toEqual([])
  })

  it('never keeps somebody from booking', async () => {
    answer = () => ({ status: 500, body: {} })
    expect(await findWaitingCall(callFrom(asked), TODAY)).toBeNull()
  })
})
