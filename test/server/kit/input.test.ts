import { startDoors } from '../../support/doors'
import { good, ID, members, openNotes } from '../../support/notes'

let doors: Awaited<ReturnType<typeof startDoors>>
beforeAll(async () => {
  doors = await startDoors(openNotes, { members })
})
afterAll(() => doors.stop())

describe('what comes in', () => {
  const refused = async (body: unknown) => {
    const answer = await doors.as('nurse').post('/notes', body)
    const { code, details } = answer.body.error as { code: string; details?: { path: string }[] }
    return [answer.status, code, details?.[0]?.path]
  }

  it.each([
    ['an unknown field', { ...good, admin: true }, 'body'],
    ['a missing field', { on: '2026-03-04' }, 'body.elderId'],
    ['an operator instead of an id', { ...good, elderId: { $gt: '' } }, 'body.elderId'],
    ['an operator beside the fields', { ...good, $where: '1' }, 'body'],
    ['a number for text', { ...good, text: 5 }, 'body.text'],
    ['an array for text', { ...good, text: ['a'] }, 'body.text'],
    ['text that is too long', { ...good, text: '长'.repeat(21) }, 'body.text'],
    ['text of spaces only', { ...good, text: '   ' }, 'body.text'],
    ['text with a control character', { ...good, text: 'a\u0007b' }, 'body.text'],
    ['text that turns its direction', { ...good, text: 'a\u202Eb' }, 'body.text'],
    ['half a character', { ...good, text: 'a\uD800' }, 'body.text'],
    ['30 February', { ...good, on: '2026-02-30' }, 'body.on'],
    ['an instant for a day', { ...good, on: '2026-03-04T00:00:00Z' }, 'body.on'],
    ['an id of capitals', { ...good, elderId: 'A'.repeat(24) }, 'body.elderId'],
    ['an array', [good], 'body'],
    ['null', null, 'body'],
  ])('refuses %s', async (_, body, path) => {
    expect(await refused(body)).toEqual([422, 'input.invalid', path])
  })

  it('says in Chinese what is wrong with each field', async () => {
    const { body } = await doors
      .as('nurse')
      .post('/notes', { elderId: 'x', on: 'y', text: '长'.repeat(30) })
    expect(body.error.details).toEqual([
      { path: 'body.elderId', says: expect.stringMatching(/\p{Script=Han}/u) },
      { path: 'body.on', says: '日期格式不对' },
      { path: 'body.text', says: '最多 20 个字' },
    ])
  })

  it.each([
    ['malformed JSON', '{"elderId":', 400, 'input.malformed'],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'input.malformed'],
    ['a key named __proto__', '{"__proto__":{"admin":true}}', 422, 'input.invalid'],
    ['JSON that is 17 levels deep', '['.repeat(17) + ']'.repeat(17), 422, 'input.invalid'],
    ['a body of 300 kB', JSON.stringify({ text: 'x'.repeat(300 * 1024) }), 413, 'input.too-large'],
  ])('refuses %s', async (_, body, status, code) => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await doors.as('nurse').send('POST', '/notes', { body, headers })
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('refuses a body of 300 kB that does not say how long it is', async () => {
    const pieces = new Array(300).fill('x'.repeat(1024))
    const body = new ReadableStream({
      pull(controller) {
        const piece = pieces.pop() as string | undefined
        if (piece) controller.enqueue(Buffer.from(piece))
        else controller.close()
      },
    })
    const init = { body, duplex: 'half', headers: { 'Content-Type': 'application/json' } }
    const answer = await doors.as('nurse').send('POST', '/notes', init as RequestInit)
    expect([answer.status, answer.body.error.code]).toEqual([413, 'input.too-large'])
  })

  it('refuses a form', async () => {
    const body = new URLSearchParams({ elderId: ID })
    const answer = await doors.as('nurse').send('POST', '/notes', { body })
    expect([answer.status, answer.body.error.code]).toEqual([415, 'input.not-json'])
  })

  it.each([
    '?limit=0',
    '?limit=101',
    '?limit=-1',
    '?limit=1e1',
    '?limit=',
    '?limit=5&limit=6',
    '?limit[$gt]=1',
    '?who=me',
    '?after=',
  ])('refuses the query %s', async (query) => {
    const answer = await doors.as('elder').get(`/notes${query}`)
    expect([answer.status, answer.body.error.code]).toEqual([422, 'input.invalid'])
  })

  it('takes 20 a page unless asked otherwise', async () => {
    expect((await doors.as('elder').get('/notes')).body.items).toEqual([20])
    expect((await doors.as('elder').get('/notes?limit=100')).body.items).toEqual([100])
  })

  it('refuses any query where none is asked for', async () => {
    expect((await doors.stranger.get('/open?x=1')).status).toBe(422)
  })

  it.each(['/notes/%24gt', '/notes/1', '/notes/..%2f..', '/notes/%E0%A4%A'])(
    'refuses the id in %s',
    async (path) => {
      expect((await doors.as('nurse').get(path)).status).toBe(422)
    },
  )
})
