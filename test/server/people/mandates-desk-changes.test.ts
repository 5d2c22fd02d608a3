import mongoose from 'mongoose'
import type { MandateView } from '../../../shared/mandates'
import type { NoticesView } from '../../../shared/notices'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative, giveMandate, paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client
let motherId: string
let mother: Client
let daughterId: string
let daughter: Client
let id: string
beforeAll(async () => {
  api = await startApi({ label: 'desk_changes' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  motherId = await registerElder({ name: '李秀英' })
  mother = await api.signIn(motherId)
  const family = { name: '陈小敏', relation: '母亲' } as const
  daughterId = await addRelative({ id: motherId, name: '李秀英' }, family)
  daughter = await api.signIn(daughterId)
  const all = await desk.get<MandateView[]>(`/api/people/${motherId}/mandates`)
  id = all.body[0]?.id ?? ''
})
afterAll(() => api.stop())

const word = { askedBy: '老人本人', channel: 'phone', reason: '女儿出国了' }
const end = (body: object = word, client = desk, elderId = motherId) =>
  client.post(`/api/people/${elderId}/mandates/${id}/end`, body)
const change = (body: object, client = desk) =>
  client.post(`/api/people/${motherId}/mandates/${id}/change`, { ...word, ...body })
const told = async (client: Client) =>
  (await client.get<NoticesView>('/api/notices')).body.items.map(({ kind, text }) => [kind, text])
const audited = (kind: string) =>
  mongoose.connection.collection('audit').find({ kind, personIds: motherId }).toArray()

describe('a mandate ended at the desk', () => {
  it('ends at once, and both are told who asked', async () => {
    const { status, body } = await end()
    expect([status, body.state, body.endedByName]).toEqual([200, 'revoked', '东前台'])
    expect((await daughter.get(`/api/people/${motherId}`)).status).toBe(403)
    expect(await told(mother)).toEqual([
      ['mandate.revoked', '老人本人提出，东前台办理：陈小敏不再替您办理'],
    ])
    expect(await told(daughter)).toEqual([
      ['mandate.revoked', '老人本人提出，东前台办理：您不能再替妈妈办理'],
    ])
  })

  it('is written down with who asked, how and why', async () => {
    await end()
    const [row] = await audited('mandate.ended')
    expect(row).toMatchObject({
      byName: '东前台',
      byRole: 'desk',
      personIds: [motherId, daughterId],
      reason: '女儿出国了',
      says: '结束家属授权，电话，提出的人：老人本人',
    })
  })

  it('is over then: nothing more can be done to it', async () => {
    await end()
    for (const answer of [await end(), await change({ scopes: ['read'] })])
      expect([answer.status, answer.body.error.code]).toEqual([409, 'mandate.answered'])
  })
})

describe('a mandate changed at the desk', () => {
  it('covers what was asked for, and both are told', async () => {
    const { body } = await change({ scopes: ['book'], until: '2026-12-31' })
    expect(body).toMatchObject({ state: 'in-force', scopes: ['book'], until: '2026-12-31' })
    expect(await told(mother)).toEqual([
      ['mandate.changed', '老人本人提出，东前台办理：陈小敏可以替您预约，到2026-12-31为止'],
    ])
    expect(await told(daughter)).toEqual([
      ['mandate.changed', '老人本人提出，东前台办理：您可以替妈妈预约，到2026-12-31为止'],
    ])
    expect(await audited('mandate.changed')).toMatchObject([{ reason: '女儿出国了' }])
  })

  it('in its order only is nobody’s news, and written down all the same', async () => {
    expect((await change({ contactOrder: 1 })).status).toBe(200)
    expect(await told(daughter)).toEqual([])
    expect(await audited('mandate.changed')).toHaveLength(1)
  })

  it('by the mother herself afterwards names nobody else', async () => {
    await change({ scopes: ['book'] })
    await mother.post(`/api/mandates/${id}/change`, { scopes: ['read'] })
    expect((await told(daughter))[0]?.[1]).toMatch(/^您可以替妈妈看健康记录，到/)
  })
})

describe('what is refused, with nothing written', () => {
  it.each([
    ['no reason', { reason: undefined }, 422, 'input.invalid'],
    ['a reason of one character', { reason: '改' }, 422, 'input.invalid'],
    ['nobody who asked', { askedBy: ' ' }, 422, 'input.invalid'],
    ['another way', { channel: 'mini-program' }, 422, 'input.invalid'],
    ['no change', {}, 422, 'input.invalid'],
    ['an end in the past', { until: '2026-03-03' }, 422, 'mandate.until-past'],
    ['an end after three years', { until: '2029-03-04' }, 422, 'mandate.until-far'],
  ])('%s', async (_, body, status, code) => {
    const answer = await change(body)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect([await told(mother), await audited('mandate.changed')]).toEqual([[], []])
  })

  it('a mandate of somebody else, an elder elsewhere, and staff’s own', async () => {
    const other = await registerElder()
    expect((await end(word, desk, other)).body.error.code).toBe('mandate.not-found')
    const west = await registerElder({ orgPath: paths.west })
    expect((await end(word, desk, west)).body.error.code).toBe('person.not-found')
    const itself = { id: staff.desk, name: '东前台', relation: '母亲' } as const
    await giveMandate({ id: motherId, name: '李秀英' }, itself)
    const all = await desk.get<MandateView[]>(`/api/people/${motherId}/mandates`)
    const mine = all.body.find(({ relativeId }) => relativeId === staff.desk)
    const path = `/api/people/${motherId}/mandates/${mine?.id ?? ''}/end`
    expect((await desk.post(path, word)).body.error.code).toBe('mandate.own')
  })

  it('staff by the doors of the two themselves, where nobody would hear why', async () => {
    for (const verb of ['revoke', 'change']) {
      const answer = await desk.post(
        `/api/mandates/${id}/${verb}`,
        verb === 'change' ? { scopes: ['read'] } : {},
      )
      expect([answer.status, answer.body.error.code]).toEqual([404, 'mandate.not-found'])
    }
  })
})
