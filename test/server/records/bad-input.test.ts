import { registerElder } from '../../support/build'
import type { Answer } from '../../support/client'
import { careCollections, countAll, wrongBodies } from '../../support/wrong-input'
import { draftFor, no, openCounty, recorded } from './steps'
import type { County } from './steps'

let county: County
let paths: Record<string, string>
const someId = '5'.repeat(24)

beforeAll(async () => {
  county = await openCounty('bad')
  const { id } = await recorded(county.as.nurse, await registerElder())
  paths = {
    record: '/api/records',
    void: `/api/records/${id}/void`,
    correct: `/api/records/${id}/correct`,
  }
})
afterAll(() => county.api.stop())

const service = {
  kind: 'blood-pressure',
  day: '2026-03-04',
  time: '09:00',
  place: 'home',
  values: { systolic: 128, diastolic: 78 },
  note: '左臂',
}
const record = { draftId: 'draft-bad-input', elderId: someId, ...service, channel: 'on-site' }
const correct = { reason: '录错了', version: 0, ...service, day: '2026-03-03' }
const rights: Record<string, { body: Record<string, unknown>; optional?: string[] }> = {
  record: { body: record, optional: ['time', 'values', 'note', 'channel'] },
  void: { body: { reason: '录错人了', version: 0 } },
  correct: { body: correct, optional: Object.keys(service) },
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

describe('a door of records', () => {
  it.each(table)('%s refuses %s and writes nothing', async (door, _what, wrong) => {
    const answer = await tried(() => county.as.nurse.post(paths[door] ?? '', wrong))
    expect(no(answer)).toEqual([422, 'input.invalid'])
  })

  it.each([
    { day: '2026-02-30' },
    { day: '2026-3-4' },
    { day: '' },
    { time: '24:00' },
    { time: '9:00' },
    { kind: 'massage' },
    { place: 'moon' },
    { values: { systolic: '128', diastolic: 78 } },
    { values: { systolic: 128.5, diastolic: 78 } },
    { values: { systolic: { $gt: 0 }, diastolic: 78 } },
    { values: { temperature: 36.6 } },
    { values: { glucose: 6.123 } },
    { note: '看不见\u202E的字' },
    { draftId: 'short' },
    { draftId: '../../../etc/passwd' },
    { channel: 'mini-program' },
    { elderId: 'me' },
  ])('record refuses %j', async (wrong) => {
    const elderId = await registerElder()
    const draft = { ...draftFor(elderId), ...wrong }
    expect(no(await tried(() => county.as.nurse.post('/api/records', draft)))).toEqual([
      422,
      'input.invalid',
    ])
  })

  it.each(Object.keys(rights))('%s refuses half a JSON and 300 kB', async (door) => {
    const headers = { 'Content-Type': 'application/json' }
    const send = (body: string) =>
      tried(() => county.as.nurse.send('POST', paths[door] ?? '', { body, headers }))
    expect(no(await send('{"day":'))).toEqual([400, 'input.malformed'])
    expect(no(await send(JSON.stringify({ note: 'x'.repeat(300_000) })))).toEqual([
      413,
      'input.too-large',
    ])
  })

  it.each(Object.keys(rights))('%s is 401 for strangers and 403 without a role', async (door) => {
    const body = rights[door]?.body
    const stranger = await tried(() => county.api.stranger.post(paths[door] ?? '', body))
    expect(no(stranger)).toEqual([401, 'session.missing'])
    const elder = await county.api.signIn(await registerElder())
    const resident = await tried(() => elder.post(paths[door] ?? '', body))
    expect(no(resident)).toEqual([403, 'who.not-allowed'])
  })

  it('record is 404 for an elder who does not exist', async () => {
    const answer = await tried(() => county.as.nurse.post('/api/records', draftFor(someId)))
    expect(no(answer)).toEqual([404, 'person.not-found'])
  })

  it.each(['void', 'correct'])(
    '%s is 404 for a missing id and 422 for what is no id',
    async (door) => {
      const send = (id: string) =>
        tried(() => county.as.nurse.post(`/api/records/${id}/${door}`, rights[door]?.body))
      expect(no(await send(someId))).toEqual([404, 'record.not-found'])
      for (const id of ['1', `${someId}0`, 'Z'.repeat(24)]) {
        expect(no(await send(id))).toEqual([422, 'input.invalid'])
      }
    },
  )

  it.each([
    'elderId[$gt]=',
    'elderId=1',
    'by=you',
    'by=me&day=today',
    'by=me&after=x',
    'by=me&sort=1',
  ])('a list refuses ?%s', async (query) => {
    expect((await county.as.nurse.get(`/api/records?${query}`)).status).toBe(422)
  })
})
