import type { Client } from '../../support/api'

/** Hands in a file as a phone does. */
export function handIn(
  client: Client,
  bytes: Buffer,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new File([new Uint8Array(bytes)], '照片.jpg', { type: 'image/jpeg' }))
  return client.send('POST', '/api/files', { body: form, headers })
}
