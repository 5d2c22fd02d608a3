import { registerElder } from '../../support/build'
import type { Answer } from '../../support/client'
import { careCollections, countAll, wrongBodies } from '../../support/wrong-input'
import { asked, askFor, drafted, no, openCounty, signed } from './steps'
import type { County } from './steps'

let county: County
let paths: Record<string, string>
const someId = '5'.repeat(24)

beforeAll(async () => {
  county = await openCounty('bad')
  const [ask, draft, standing] = [await asked(county), await drafted(county), await signed(county)]
  paths = {
    sign: '/api/contracts',
    draft: '/api/contracts/drafts',
    accept: `/api/contracts/${ask.id}/accept`,
    return: `/api/contracts/${ask.id}/return`,
    withdraw: `/api/contracts/${ask.id}/withdraw`,
    confirm: `/api/contracts/${draft.id}/confirm`,
    renew: `/api/contracts/${standing.id}/renew`,
    end: `/api/contracts/${standing.id}/end`,
  }
})
afterAll(() => county.api.stop())

const ask = {
  elderId: someId,
  teamId: 'team-east',
  packageCode: 'basic',
  termMonths: 12,
  agreementVersion: '2025.1-basic.1',
}
const rights: Record<string, { body: Record<string, unknown>; optional?: string[] }> = {
  sign: { body: ask },
  draft: { body: { ...ask, channel: 'on-site' } },
  confirm: {
    body: { way: 'paper', paperRef: 'photo-1', signedById: someId },
    optional: ['paperRef', 'signedById'],
  },
  return: { body: { reason: '请选离家近的团队' } },
  renew: { body: { termMonths: 12 } },
  end: { body: { reason: 'moved', on: '2026-03-04' } },
  accept: { body: {} },
  withdraw: { body: {} },
}
const table = Object.entries(rights).flatMap(([door, { body, optional }]) =>
  wrongBodies(body, optional).map(([what, wrong]) => [door, what, wrong] as const),
)

/** What the answer says, and whether anything was written on the way. */
async function tried(send: () => Promise<Answer>): Promise<Answer> {
  const before = await countAll(careCollections)
  const answer = await send()
  expect(await countAll(careCollections)).toEqual(before)
  return answer
}

describe('a door of contracts', () => {
  it.each(table)('%s refuses %s and writes nothing', async (door, _what, wrong) => {
    const { status, body } = await tried(() => county.as.doctor.post(paths[door] ?? '', wrong))
    expect([status, body.error.code]).toEqual([422, 'input.invalid'])
    expect(body.error.message).toMatch(/[一-龥]/)
    expect(body.error.details.length).toBeGreaterThan(0)
  })

  it.each([
    ['end', { reason: 'moved', on: '2026-02-30' }],
    ['end', { reason: 'moved', on: '20260304' }],
    ['end', { reason: 'moved', on: '2026-03-04T00:00:00Z' }],
    ['end', { reason: 'bored', on: '2026-03-04' }],
    ['renew', { termMonths: 13 }],
    ['renew', { termMonths: 12.5 }],
    ['sign', { ...ask, elderId: 'me' }],
    ['return', { reason: '   ' }],
    ['return', { reason: '看不见\u202E的字' }],
  ])('%s refuses %j', async (door, wrong) => {
    const answer = await tried(() => county.as.doctor.post(paths[door] ?? '', wrong))
    expect(no(answer)).toEqual([422, 'input.invalid'])
  })

  it.each(Object.keys(rights))(
    '%s refuses half a JSON, 300 kB, and other kinds of text',
    async (door) => {
      const send = (body: string, type = 'application/json') =>
        tried(() =>
          county.as.doctor.send('POST', paths[door] ?? '', {
            body,
            headers: { 'Content-Type': type },
          }),
        )
      expect(no(await send('{"elderId":'))).toEqual([400, 'input.malformed'])
      const long = JSON.stringify({ reason: 'x'.repeat(300_000) })
      expect(no(await send(long))).toEqual([413, 'input.too-large'])
      expect(no(await send('<a/>', 'application/xml'))).toEqual([415, 'input.not-json'])
    },
  )

  it.each(Object.keys(rights))('%s is closed to strangers and ended sessions', async (door) => {
    const body = rights[door]?.body
    const answer = await tried(() => county.api.stranger.post(paths[door] ?? '', body))
    expect(no(answer)).toEqual([401, 'session.missing'])
    const ended = county.api.withToken('e'.repeat(43))
    expect(no(await tried(() => ended.post(paths[door] ?? '', body)))).toEqual([
      401,
      'session.ended',
    ])
  })

  it.each(['accept', 'return', 'renew', 'end', 'draft'])(
    '%s is 403 without a role',
    async (door) => {
      const elder = await county.api.signIn(await registerElder())
      const answer = await tried(() => elder.post(paths[door] ?? '', rights[door]?.body))
      expect(no(answer)).toEqual([403, 'who.not-allowed'])
    },
  )

  it('sign is 404 for somebody else’s elder and for one that does not exist', async () => {
    const elder = await county.api.signIn(await registerElder())
    for (const elderId of [await registerElder(), someId]) {
      const body = await askFor(county, elderId)
      const answer = await tried(() => elder.post('/api/contracts', body))
      expect(no(answer)).toEqual([404, 'person.not-found'])
    }
  })

  it.each(['accept', 'return', 'withdraw', 'confirm', 'renew', 'end'])(
    '%s is 404 for a missing id and 422 for what is no id',
    async (door) => {
      const send = (id: string) =>
        tried(() => county.as.doctor.post(`/api/contracts/${id}/${door}`, rights[door]?.body))
      expect(no(await send(someId))).toEqual([404, 'contract.not-found'])
      for (const id of ['1', `${someId}0`, 'Z'.repeat(24), '%7B%22$gt%22:1%7D']) {
        expect(no(await send(id))).toEqual([422, 'input.invalid'])
      }
    },
  )

  it.each(['elderId[$gt]=', 'elderId=1', `elderId=${someId}&elderId=${someId}`, ''])(
    'current refuses ?%s',
    async (query) => {
      const answer = await county.as.doctor.get(`/api/contracts/current?${query}`)
      expect(no(answer)).toEqual([422, 'input.invalid'])
    },
  )
})
