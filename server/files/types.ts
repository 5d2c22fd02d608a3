import type { FilePurpose, FileType } from '../../shared/files'
import type { Act } from '../../shared/session'

/** An attachment as kept: the facts here, the bytes under `name` in the store of bytes. */
export interface KeptFile {
  id: string
  type: FileType
  bytes: number
  purpose: FilePurpose
  /** The elder it is about; without one it is the uploader's own. */
  elderId?: string
  /** Random; says nothing about whose it is. */
  name: string
  /** SHA-256 of the bytes, base64url. */
  hash: string
  act: Act
}

/** Where bytes are kept: a directory, or a store that speaks S3. */
export interface Bytes {
  put(name: string, bytes: Buffer): Promise<void>
  /** Puts other bytes under a name that is taken; whoever reads gets the old ones or the new. */
  replace(name: string, bytes: Buffer): Promise<void>
  /** Refuses `file.store` when they are not there. */
  get(name: string): Promise<Buffer>
  remove(name: string): Promise<void>
}
