import { resolve, sep } from 'node:path'
import type { FileSettings } from '../kit/environment'
import { StartRefusal } from '../kit/start-refusal'
import { bytesInBucket } from './bucket'
import { bytesOnDisk } from './disk'
import type { Bytes } from './types'

/** Where attachments are kept, as configured; never below the directory that is served to everybody. */
export function bytesFor({ directory, bucket }: FileSettings, webRoot: string): Bytes {
  if (bucket) return bytesInBucket(bucket)
  if (`${resolve(directory)}${sep}`.startsWith(`${resolve(webRoot)}${sep}`)) {
    throw new StartRefusal(
      'FILES_DIR 在网站目录里，附件会被公开 (FILES_DIR lies inside the web root: attachments would be public)',
    )
  }
  return bytesOnDisk(resolve(directory))
}
