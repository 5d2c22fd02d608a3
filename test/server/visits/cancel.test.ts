import { VisitModel } from '../../../server/visits/model'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { asked, oldElder, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'cancel' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

async function booked(day: string, time = '10:00') {
  const elderId = await oldElder()
  const client = await api.signIn(elderId)
  const pass = await passOf(client, elderId)
  const wanted = { code: asked.code, day, time, staffId: house.staff.nurse }
  const { body } = await client.post('/api/visits', { elderId, pass, ...wanted })
  const cancel = (version: number) =>
    client.post(`/api/visits/${body.id}/cancel`, { version, reason: '家里有事' })
  return { client, body: body as { id: string; version: number; state: string }, cancel }
}

/** As if it had come so far, without the steps between. */
const standAs = (id: string, state: string) =>
  VisitModel.updateOne({ _id: id }, { $set: { state } })

describe('cancelling', () => {
  it('four hours before is free and not late', async () => {
    const { body, cancel } = await booked('2026-03-05')
    api.clock.set('2026-03-05T06:00:00+08:00')
    const { status, body: after } = await cancel(body.version)
    expect([status, after.state, after.reason]).toEqual([200, 'cancelled', '家里有事'])
    expect([after.late, after.bill.feeKept]).toEqual([undefined, 0])
  })

  it('under four hours before is free and marked late', async () => {
    const { body, cancel } = await booked('2026-03-06')
    api.clock.set('2026-03-06T06:01:00+08:00')
    const { body: after } = await cancel(body.version)
    expect([after.state, after.late, after.bill.feeKept]).toEqual(['cancelled', true, 0])
  })

  it('after somebody set off keeps the fee for coming', async () => {
    const { body, cancel } = await booked('2026-03-07')
    await standAs(body.id, 'set-off')
    const { body: after } = await cancel(body.version)
    expect([after.state, after.bill.feeKept]).toEqual(['cancelled', 6000])
  })

  it('after somebody arrived is refused', async () => {
    const { body, cancel } = await booked('2026-03-08')
    await standAs(body.id, 'arrived')
    const { status, body: refused } = await cancel(body.version)
    expect([status, refused.error.code]).toEqual([409, 'visit.not-now'])
  })

  it('gives the time back at once', async () => {
    const { body, cancel } = await booked('2026-03-09')
    await cancel(body.version)
    const { body: next } = await booked('2026-03-09')
    expect(next.state).toBe('requested')
  })

  it('with an older version is refused, and with another’s hands too', async () => {
    const { body, cancel } = await booked('2026-03-10')
    const stale = await cancel(body.version - 1)
    expect([stale.status, stale.body.error.code]).toEqual([409, 'data.changed'])
    const stranger = await api.signIn(await oldElder('别人'))
    const { status } = await stranger.post(`/api/visits/${body.id}/cancel`, {
      ...{ version: body.version, reason: '试试' },
    })
    expect(status).toBe(404)
  })

  it('by staff of the house is written down as theirs', async () => {
    const { body } = await booked('2026-03-11')
    const { body: after } = await house.desk.post(`/api/visits/${body.id}/cancel`, {
      ...{ version: body.version, reason: '家属来电取消' },
    })
    expect((after.trail as object[]).at(-1)).toMatchObject({
      event: 'cancel',
      act: { byName: '东前台' },
    })
  })
})
