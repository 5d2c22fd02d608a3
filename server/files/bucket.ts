import { AwsClient } from 'aws4fetch'
import type { FileSettings } from '../kit/environment'
import { refuse, refuseUnless } from '../kit/refusal'
import type { Bytes } from './types'

type Bucket = NonNullable<FileSettings['bucket']>

const PATIENCE_MS = 10_000

/**
 * Bytes in a store that speaks S3, each request signed (AWS Signature Version 4). The bucket is the first part of
 * the path below `url`.
 */
export function bytesInBucket({ url, bucket, key, secret, region }: Bucket): Bytes {
  const client = new AwsClient({
    accessKeyId: key,
    secretAccessKey: secret,
    service: 's3',
    region,
    retries: 2,
  })
  const addressOf = (name: string) => `${url.replace(/\/$/, '')}/${bucket}/${name}`
  const ask = (name: string, init: RequestInit) =>
    client
      .fetch(addressOf(name), { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
      .catch(() => refuse('file.store'))

  async function put(name: string, bytes: Buffer) {
    const answer = await ask(name, { method: 'PUT', body: new Uint8Array(bytes) })
    refuseUnless(answer.ok, 'file.store')
  }

  return {
    put,
    replace: put,
    async get(name) {
      const answer = await ask(name, { method: 'GET' })
      refuseUnless(answer.ok, 'file.store')
      return Buffer.from(await answer.arrayBuffer())
    },
    async remove(name) {
      const answer = await ask(name, { method: 'DELETE' })
      refuseUnless(answer.ok || answer.status === 404, 'file.store')
    },
  }
}
