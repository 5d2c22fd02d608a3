import { redFlags } from '../../../shared/visits/kinds'
import { NoticeModel } from '../../../server/notices/models/notice'
import { startApi } from '../../support/api'
import type { Api } from '../../support/api'
import { allWell, asked, passOf, settleHouse } from './house'
import type { House } from './house'

let api: Api
let house: House
beforeAll(async () => {
  api = await startApi({ label: 'red-flags' })
  house = await settleHouse(api)
}, 60_000)
afterAll(() => api.stop())
beforeEach(() => api.clock.set('2026-03-04T10:00:00+08:00'))

const answer = (more: object) =>
  house.elder.post('/api/visits/red-flags', {
    elderId: house.elderId,
    answers: { ...allWell, ...more },
  })

describe('a sign of an emergency', () => {
  it.each(redFlags.map((flag) => [flag]))(
    '%s ends the booking and tells the house',
    async (flag) => {
      const { status, body } = await answer({ [flag]: true })
      expect([status, body]).toEqual([200, { clear: false, told: true }])
      const told = await NoticeModel.find({ kind: 'visit.red-flag' }).lean()
      expect(told.map(({ recipientId }) => recipientId)).toContain(house.staff.desk)
    },
  )

  it('needs every answer: a missing one is no answer', async () => {
    const { 'chest-pain': _left, ...others } = allWell
    const { status } = await house.elder.post('/api/visits/red-flags', {
      ...{ elderId: house.elderId, answers: others },
    })
    expect(status).toBe(422)
  })
})

describe('the pass', () => {
  const hold = (pass: string, more: object = {}) =>
    house.elder.post('/api/visits/hold', { elderId: house.elderId, pass, ...asked, ...more })
  const refusedAs = async (pass: string) => (await hold(pass)).body.error.code as string

  it('opens times for half an hour', async () => {
    const pass = await passOf(house.elder, house.elderId)
    api.clock.set('2026-03-04T10:29:59+08:00')
    expect((await hold(pass)).status).toBe(201)
    api.clock.set('2026-03-04T10:30:00+08:00')
    expect(await refusedAs(pass)).toBe('visit.pass-needed')
  })

  it('is of one elder and of who answered, and cannot be made up', async () => {
    const desk = await passOf(house.desk, house.elderId)
    expect(await refusedAs(desk)).toBe('visit.pass-needed')
    expect(await refusedAs('made-up')).toBe('visit.pass-needed')
    const own = await passOf(house.elder, house.elderId)
    const longer = `9${own.slice(1)}`
    expect(await refusedAs(longer)).toBe('visit.pass-needed')
  })

  it('is asked for before any time is shown', async () => {
    const query = `elderId=${house.elderId}&code=vitalSigns&from=2026-03-05&days=2`
    const { status, body } = await house.elder.get(`/api/visits/times?${query}&pass=none`)
    expect([status, body.error.code]).toEqual([409, 'visit.pass-needed'])
  })
})
