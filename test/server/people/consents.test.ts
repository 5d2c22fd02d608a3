import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { addRelative, registerElder, settleCounty } from '../../support/build'
import type { ConsentText } from '../../../shared/access'
import { countAll, wrongBodies } from '../../support/wrong-input'

let api: Api
let elderId: string
let elder: Client
let texts: ConsentText[]
beforeAll(async () => {
  api = await startApi({ label: 'consents' })
  await settleCounty()
  texts = (await api.stranger.get<ConsentText[]>('/api/consents/texts')).body
})
beforeEach(async () => {
  elderId = await registerElder({ name: '李秀英' })
  elder = await api.signIn(elderId)
})
afterAll(() => api.stop())

const health = () => texts.find(({ purpose }) => purpose === 'health-data')
const say = (client: Client, agreed: boolean, more: object = {}) =>
  client.post('/api/consents', {
    purpose: 'health-data',
    version: health()?.version,
    agreed,
    ...more,
  })

describe('the texts to agree to', () => {
  it('are read before anybody is known, each with its version and the hash of its words', () => {
    expect(texts.map(({ purpose }) => purpose)).toEqual([
      'privacy',
      'health-data',
      'location',
      'notices',
      'voice',
    ])
    expect(texts.filter(({ needed }) => needed)).toHaveLength(2)
    for (const { hash, paragraphs } of texts) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
      expect(paragraphs.length).toBeGreaterThan(1)
    }
    expect(new Set(texts.map(({ hash }) => hash)).size).toBe(texts.length)
  })
})

describe('a consent', () => {
  it('is a receipt of what was read and when; taking it back is another', async () => {
    const given = await say(elder, true)
    expect(given.status).toBe(201)
    expect(given.body).toEqual({
      id: expect.any(String),
      purpose: 'health-data',
      version: health()?.version,
      hash: health()?.hash,
      agreed: true,
      at: '2026-03-04T02:00:00.000Z',
      byName: '李秀英',
    })
    api.clock.set('2026-03-05T10:00:00+08:00')
    await say(elder, false)
    const receipts = (await elder.get('/api/consents')).body as { agreed: boolean }[]
    expect(receipts.map(({ agreed }) => agreed)).toEqual([false, true])
    api.clock.set('2026-03-04T10:00:00+08:00')
  })

  it('to another text than the one shown now is refused', async () => {
    const { status, body } = await say(elder, true, { version: '2020.1' })
    expect([status, body.error.code]).toEqual([409, 'consent.text-changed'])
    expect((await elder.get('/api/consents')).body).toEqual([])
  })

  it('for an elder comes from her guardian, and from nobody else', async () => {
    const mother = { id: elderId, name: '李秀英' }
    const relation = { name: '陈小敏', relation: '母亲' } as const
    const guardian = await api.signIn(await addRelative(mother, relation, { basis: 'guardian' }))
    const daughter = await api.signIn(await addRelative(mother, relation))
    const given = await say(guardian, true, { forId: elderId })
    expect(given.body).toMatchObject({ byName: '陈小敏', forId: elderId })
    expect((await elder.get('/api/consents')).body).toMatchObject([{ byName: '陈小敏' }])
    expect((await guardian.get('/api/consents')).body).toEqual([])
    const refused = await say(daughter, true, { forId: elderId })
    expect([refused.status, refused.body.error.code]).toEqual([403, 'consent.guardian-only'])
  })

  it('is refused when it is wrong, and nothing is written', async () => {
    const right = { purpose: 'voice', version: '2026.1', agreed: true }
    const before = await countAll(['consents'])
    for (const [what, body] of wrongBodies(right)) {
      const { status } = await elder.post('/api/consents', body)
      expect([what, [400, 413, 422].includes(status)]).toEqual([what, true])
    }
    expect((await api.stranger.post('/api/consents', right)).status).toBe(401)
    expect(await countAll(['consents'])).toEqual(before)
  })
})
