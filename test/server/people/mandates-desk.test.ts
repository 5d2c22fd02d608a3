import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { countAll } from '../../support/wrong-input'
import { paperFor, terms } from './mandates-steps'

let api: Api
let staff: Staff
let desk: Client
let motherId: string
let mother: Client
beforeAll(async () => {
  api = await startApi({ label: 'desk_mandates' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  motherId = await registerElder({ name: '李秀英' })
  mother = await api.signIn(motherId)
})
afterAll(() => api.stop())

describe('at the desk', () => {
  const written = async (more: object = {}, client = desk) =>
    client.post(`/api/people/${motherId}/mandates`, {
      relativeName: '陈小军',
      ...terms,
      basis: 'own-will',
      fileId: await paperFor(desk, motherId),
      ...more,
    })

  it('a mandate is written down in person, with a photo of the signed form', async () => {
    const { status, body } = await written()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'in-force',
      confirmation: 'in-person',
      askedBy: 'staff',
      contactOrder: 1,
    })
    const file = await desk.get(`/api/people/${motherId}`)
    expect(file.body.relatives).toEqual([
      { personId: body.relativeId, name: '陈小军', relation: '子女' },
    ])
    const all = await desk.get(`/api/people/${motherId}/mandates`)
    expect(all.body).toMatchObject([{ id: body.id }])
  })

  it('a guardian is written down with a photo of the document', async () => {
    expect((await written({ basis: 'guardian' })).body.basis).toBe('guardian')
  })

  it('somebody in the register becomes the relative: a husband for his wife', async () => {
    const relativeId = await registerElder({ name: '陈国庆', sex: 'male' })
    const { body } = await written({ relativeId, relativeName: undefined, relation: '配偶' })
    expect(body).toMatchObject({ relativeId, relativeName: '陈国庆' })
  })

  it.each([
    ['no such photo', { fileId: 'f'.repeat(24) }, 422, 'mandate.photo-missing'],
    ['an end in the past', { until: '2026-03-03' }, 422, 'mandate.until-past'],
    ['an end after three years', { until: '2029-03-04' }, 422, 'mandate.until-far'],
    [
      'nobody',
      { relativeName: undefined, relativeId: 'f'.repeat(24) },
      404,
      'mandate.relative-unknown',
    ],
    ['no scope', { scopes: [] }, 422, 'input.invalid'],
    ['the same scope twice', { scopes: ['read', 'read'] }, 422, 'input.invalid'],
    ['an unknown relation', { relation: '朋友' }, 422, 'input.invalid'],
  ])('is refused with %s, and nothing is written', async (_, more, status, code) => {
    const before = await countAll(['mandates', 'people'])
    const answer = await written(more)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect(await countAll(['mandates', 'people'])).toEqual(before)
  })

  it('is refused for the elder herself, for staff themselves, and twice for a pair', async () => {
    const herself = await written({ relativeName: undefined, relativeId: motherId })
    expect(herself.body.error.code).toBe('mandate.self')
    const own = await written({ relativeName: undefined, relativeId: staff.desk })
    expect([own.status, own.body.error.code]).toEqual([403, 'mandate.own'])
    const relativeId = await registerElder({ name: '陈国庆' })
    const pair = { relativeName: undefined, relativeId }
    const answers = await Promise.all([1, 2, 3].map(() => written(pair)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })

  it('a photo about somebody else proves nothing', async () => {
    const other = await registerElder({ name: '张大妈' })
    const answer = await written({ fileId: await paperFor(desk, other) })
    expect(answer.body.error.code).toBe('mandate.photo-missing')
  })

  it('a relative nobody here knows is answered like one who is missing, so that no id tells a name', async () => {
    const neighbour = await registerElder({ name: '西山老人', orgPath: paths.west })
    for (const relativeId of [neighbour, staff.westDoctor, 'f'.repeat(24)]) {
      const { status, body } = await written({ relativeName: undefined, relativeId })
      expect([status, body.error.code]).toEqual([404, 'mandate.relative-unknown'])
    }
  })

  it('is for staff of the elder only', async () => {
    expect((await written({}, mother)).status).toBe(403)
    expect((await written({}, await api.signIn(staff.westDesk))).status).toBe(404)
  })

  it('nobody gives a mandate after death', async () => {
    await desk.post(`/api/people/${motherId}/life`, { event: 'died', on: '2026-03-01' })
    const body = { relativeName: '陈小军', ...terms, basis: 'own-will', fileId: 'f'.repeat(24) }
    const answer = await desk.post(`/api/people/${motherId}/mandates`, body)
    expect(answer.body.error.code).toBe('mandate.not-elder')
  })
})
