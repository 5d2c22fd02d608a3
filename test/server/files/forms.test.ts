import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import { photo } from '../../support/papers'

let api: Api
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'forms' })
  desk = await api.signIn((await settleCounty()).desk)
})
afterAll(() => api.stop())

it('an upload is refused when it comes in another form than ours', async () => {
  const send = (body: string | FormData, headers: Record<string, string> = {}) =>
    desk.send('POST', '/api/files', { body, headers })
  const code = async (...sent: Parameters<typeof send>) =>
    (await send(...sent)).body.error?.code as unknown
  const form = (fields: [string, string | File][]) => {
    const made = new FormData()
    for (const [name, value] of fields) made.append(name, value)
    return made
  }
  const file = new File([new Uint8Array(photo())], 'a.jpg')
  const boundary = { 'Content-Type': 'multipart/form-data; boundary=x' }
  expect(await code('{}', { 'Content-Type': 'application/json' })).toBe('file.not-multipart')
  expect(await code('--x\r\nbroken', boundary)).toBe('input.malformed')
  expect(await code('', { 'Content-Type': 'multipart/form-data' })).toBe('input.malformed')
  expect(await code(form([['purpose', 'order']]))).toBe('file.missing')
  expect(
    await code(
      form([
        ['purpose', 'order'],
        ['file', 'text'],
      ]),
    ),
  ).toBe('file.missing')
  expect(
    await code(
      form([
        ['purpose', 'order'],
        ['file', file],
        ['more', file],
      ]),
    ),
  ).toBe('file.missing')
  expect(
    await code(
      form([
        ['purpose', 'order'],
        ['purpose', 'order'],
        ['file', file],
      ]),
    ),
  ).toBe('input.malformed')
  expect(
    await code(
      form([
        ['__proto__', 'x'],
        ['file', file],
      ]),
    ),
  ).toBe('input.malformed')
  expect(
    await code(
      form([
        ['purpose', 'x'.repeat(5_000)],
        ['file', file],
      ]),
    ),
  ).toBe('input.malformed')
  expect(
    await code(
      form([
        ['purpose', 'selfie'],
        ['file', file],
      ]),
    ),
  ).toBe('input.invalid')
  expect(await code(form([['file', file]]))).toBe('input.invalid')
  expect(
    await code(
      form([
        ['purpose', 'order'],
        ['size', '1'],
        ['file', file],
      ]),
    ),
  ).toBe('input.invalid')
  expect(
    await code(
      form([
        ['purpose', 'order'],
        ['elderId', '{"$gt":""}'],
        ['file', file],
      ]),
    ),
  ).toBe('input.invalid')
})
