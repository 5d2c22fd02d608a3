import { startDoors } from '../../support/doors'
import { good, ID, members, openNotes } from '../../support/notes'

let doors: Awaited<ReturnType<typeof startDoors>>
beforeAll(async () => {
  doors = await startDoors(openNotes, { members })
})
afterAll(() => doors.stop())

describe('a door', () => {
  it('lets the right person in and answers what the handler chose', async () => {
    const answer = await doors.as('nurse').post('/notes', { ...good, text: ' 血压平稳 ' })
    expect([answer.status, answer.body]).toEqual([201, { said: '血压平稳' }])
  })

  it('tells a stranger to sign in', async () => {
    const answer = await doors.stranger.post('/notes', good)
    expect(answer.status).toBe(401)
    expect(answer.body.error).toMatchObject({ code: 'session.missing', message: '请先登录' })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('says 403 to somebody without the role, in elder words only', async () => {
    const answer = await doors.as('elder').post('/notes', good)
    expect(answer.status).toBe(403)
    expect(answer.body.error.code).toBe('who.not-allowed')
    expect(answer.body.error).not.toHaveProperty('staffMessage')
  })

  it('says the exact sentence to staff', async () => {
    const answer = await doors.as('nurse').get(`/notes/${ID}`)
    expect(answer.status).toBe(404)
    expect(answer.body.error).toMatchObject({
      code: 'person.not-found',
      message: '没有找到这个人',
      staffMessage: '没有此人，或不在您的管辖范围',
    })
    expect(answer.body.error.requestId).toBe(answer.headers.get('x-request-id'))
  })

  it('asks for no rights when only the caller matters', async () => {
    expect((await doors.as('elder').get('/me')).body).toEqual({ said: '老人' })
  })

  it('answers 204 without a body', async () => {
    const answer = await doors.stranger.delete(`/notes/${ID}`)
    expect([answer.status, answer.text]).toEqual([204, ''])
  })
})

describe('a door that asks for no body', () => {
  const headers = { 'Content-Type': 'application/json' }
  const at = (method: string, body: string) => {
    const path = method === 'POST' ? '/ring' : `/notes/${ID}`
    return doors.as('nurse').send(method, path, { body, headers })
  }

  it.each(['POST', 'DELETE'])('takes none or an empty one: %s', async (method) => {
    for (const body of ['', '{}']) expect((await at(method, body)).status).toBeLessThan(300)
  })

  it.each([
    ['a field nobody knows', '{"all":true}', 422, 'input.invalid'],
    ['malformed JSON', '{"all":', 400, 'input.malformed'],
    ['300 kB', `{"all":"${'x'.repeat(300_000)}"}`, 413, 'input.too-large'],
  ])('refuses %s', async (_, body, status, code) => {
    for (const method of ['POST', 'DELETE']) {
      const answer = await at(method, body)
      expect([answer.status, answer.body.error.code]).toEqual([status, code])
    }
  })
})

describe('what goes out', () => {
  it('is held against the reply schema in tests', async () => {
    expect((await doors.stranger.get('/leak')).status).toBe(500)
  })

  it('says nothing of a defect but its request id', async () => {
    const answer = await doors.stranger.get('/broken')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('hunter2')
    expect(answer.body.error).toEqual({
      code: 'server.failure',
      message: '服务出了点问题，请稍后再试',
      requestId: answer.headers.get('x-request-id'),
    })
  })

  it('may be a file with a Chinese name', async () => {
    const answer = await doors.stranger.get('/file')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="_____.csv"; filename*=UTF-8''${encodeURIComponent('桃源 报表.csv')}`,
    )
  })

  it('answers 404 to a path nobody knows and 405 to a wrong method, both in the one shape', async () => {
    const missing = await doors.as('nurse').get('/nothing')
    expect([missing.status, missing.body.error.code]).toEqual([404, 'route.missing'])
    const wrong = await doors.as('nurse').send('PUT', '/notes')
    expect([wrong.status, wrong.body.error.code]).toEqual([405, 'route.method'])
    expect(wrong.headers.get('allow')).toContain('POST')
  })

  it('opens itself to no other origin', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
    const answer = await doors.stranger.send('OPTIONS', '/notes', { headers })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.status).toBe(405)
  })
})
