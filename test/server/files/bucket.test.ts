import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bytesInBucket } from '../../../server/files/bucket'
import type { Bytes } from '../../../server/files/types'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const kept = new Map<string, Buffer>()
let server: Server
let bucket: Bytes
let url: string
let failing = 0

/** A store that takes a request only when its AWS Signature Version 4 is right, worked out here by itself. */
beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (failing > 0) {
        failing -= 1
        return response.writeHead(500).end()
      }
      if (!isSigned(request, body)) return response.writeHead(403).end('SignatureDoesNotMatch')
      const name = request.url ?? ''
      if (request.method === 'PUT') kept.set(name, body)
      if (request.method === 'DELETE') kept.delete(name)
      const found = kept.get(name)
      if (request.method === 'GET' && !found) return response.writeHead(404).end()
      return response.writeHead(200).end(request.method === 'GET' ? found : undefined)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  bucket = bytesInBucket({ url, bucket: 'papers', key: 'AKID', secret, region: 'cn-east-1' })
})
afterAll(() => new Promise((resolve) => void server.close(resolve)))

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function isSigned({ headers, method = '', url: path = '' }: IncomingMessage, body: Buffer) {
  const said = /Credential=(.+?)\/(.+?), SignedHeaders=(.+?), Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  if (!said) return false
  const [, id, scope = '', names = '', signature] = said
  const sum = String(headers['x-amz-content-sha256'])
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, path, '', lines.join(''), names, sum].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = scope
    .split('/')
    .reduce<Buffer | string>((under, part) => hmac(under, part), `AWS4${secret}`)
  const bodyIsBound = sum === 'UNSIGNED-PAYLOAD' || sum === sha256(body)
  return id === 'AKID' && bodyIsBound && hmac(key, text).toString('hex') === signature
}

describe('attachments in a store that speaks S3', () => {
  it('are put, read and removed by signed requests', async () => {
    await bucket.put('ab12', Buffer.from('一张照片'))
    expect([...kept.keys()]).toEqual(['/papers/ab12'])
    expect((await bucket.get('ab12')).toString()).toBe('一张照片')
    await bucket.remove('ab12')
    expect(kept.size).toBe(0)
  })

  it('are tried again when the store stumbles', async () => {
    failing = 1
    await bucket.put('cd34', Buffer.from('x'))
    expect(kept.has('/papers/cd34')).toBe(true)
  })

  it('are refused in words when they are gone, the key is wrong or nobody answers', async () => {
    await expect(bucket.get('nothing')).rejects.toMatchObject({ code: 'file.store', status: 503 })
    const at = { url, bucket: 'papers', key: 'AKID', region: 'cn-east-1' }
    const wrong = bytesInBucket({ ...at, secret: 'another' })
    await expect(wrong.put('x', Buffer.from('x'))).rejects.toMatchObject({ code: 'file.store' })
    const away = bytesInBucket({ ...at, secret, url: 'http://127.0.0.1:1' })
    await expect(away.get('x')).rejects.toMatchObject({ code: 'file.store' })
  })
})
