import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { countAll, wrongBodies } from '../../support/wrong-input'
import { ask, codeOf, link, meetFamily, terms } from './mandates-steps'

let api: Api
let staff: Staff
let desk: Client
let motherId: string
let mother: Client
let daughterId: string
let daughter: Client
beforeAll(async () => {
  api = await startApi({ label: 'asking' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  ;({ motherId, mother, daughterId, daughter } = await meetFamily(api))
})
afterAll(() => api.stop())

describe('a code', () => {
  it('works once and for ten minutes, and a wrong one is answered like an old one', async () => {
    const otherCode = await codeOf(mother)
    expect((await ask(daughter, { side: 'relative', otherCode })).status).toBe(201)
    const used = await ask(daughter, { side: 'relative', otherCode })
    const late = await codeOf(mother)
    api.clock.set('2026-03-04T10:10:00+08:00')
    const old = await ask(daughter, { side: 'relative', otherCode: late })
    const wrong = await ask(daughter, { side: 'relative', otherCode: 'A'.repeat(22) })
    for (const { status, body } of [used, old, wrong])
      expect([status, body.error.code]).toEqual([422, 'mandate.code-unknown'])
  })

  it('of oneself links nobody, and of somebody without a file no elder', async () => {
    const own = await ask(mother, { side: 'relative', otherCode: await codeOf(mother) })
    expect(own.body.error.code).toBe('mandate.self')
    const none = await ask(mother, { side: 'relative', otherCode: await codeOf(daughter) })
    expect(none.body.error.code).toBe('mandate.not-elder')
    const notMine = await ask(daughter, { side: 'elder', otherCode: await codeOf(mother) })
    expect(notMine.body.error.code).toBe('mandate.not-elder')
  })
})

describe('asking by phone and name', () => {
  const phoneOf = async (id: string, number: string) =>
    desk.post(`/api/people/${id}/phones`, { number, owner: 'self' })
  const byPhone = (otherPhone: string, otherName: string) =>
    ask(daughter, { side: 'relative', otherPhone, otherName })

  it('reaches the mother, who says yes', async () => {
    expect((await phoneOf(motherId, '13900000001')).status).toBeLessThan(300)
    expect((await byPhone('13900000001', '李秀英')).body).toEqual({ sent: true })
    const [asked] = (await mother.get('/api/mandates')).body.given
    expect(asked).toMatchObject({ relativeId: daughterId, state: 'asked' })
    expect((await mother.post(`/api/mandates/${asked.id}/confirm`)).body.state).toBe('in-force')
    expect((await daughter.get('/api/mandates')).body.held[0].elderId).toBe(motherId)
  })

  it('looks the same to the daughter whether there is such a person, or whether she said no', async () => {
    await phoneOf(motherId, '13900000002')
    const known = await byPhone('13900000002', '李秀英')
    const unknown = await byPhone('13900000003', '李秀英')
    const otherName = await byPhone('13900000002', '李秀芳')
    const twice = [await byPhone('13900000002', '李秀英'), await byPhone('13900000003', '李秀英')]
    for (const answer of [known, unknown, otherName, ...twice])
      expect([answer.status, answer.body]).toEqual([201, { sent: true }])

    const [asked] = (await mother.get('/api/mandates')).body.given
    await mother.post(`/api/mandates/${asked.id}/decline`)
    const { held } = (await daughter.get('/api/mandates')).body
    expect(held).toHaveLength(3)
    const told = (held as { id: string; elderName: string }[]).map((each) => ({
      ...each,
      id: '',
      elderName: '',
    }))
    expect(told).toEqual([told[0], told[0], told[0]])
    expect(told[0]).toMatchObject({ elderId: '', state: 'asked' })
  })

  it('is tried at most ten times an hour', async () => {
    const answers = []
    for (let at = 0; at < 11; at += 1) answers.push(await byPhone(`1390000100${at}`, '某某'))
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(201), 429])
  })
})

describe('wrong input', () => {
  it('is refused at the door of asking, and nothing is written', async () => {
    const right = { side: 'relative', otherCode: 'A'.repeat(22), ...terms }
    const before = await countAll(['mandates', 'people'])
    for (const [what, body] of wrongBodies(right)) {
      const { status } = await daughter.post('/api/mandates', body)
      expect([what, [400, 413, 422].includes(status)]).toEqual([what, true])
    }
    expect(await countAll(['mandates', 'people'])).toEqual(before)
  })

  it('is refused at the door of changing', async () => {
    const id = await link(mother, daughter)
    for (const body of [
      {},
      { scopes: [] },
      { contactOrder: 0 },
      { until: '2026-02-30' },
      { state: 'x' },
    ])
      expect((await mother.post(`/api/mandates/${id}/change`, body)).status).toBe(422)
    const past = await mother.post(`/api/mandates/${id}/change`, { until: '2026-03-03' })
    expect(past.body.error.code).toBe('mandate.until-past')
  })
})
