import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../kit/refusal'
import type { Bytes } from './types'

/** Bytes in a directory that no web server serves; only the user of the service may read them. */
export function bytesOnDisk(directory: string): Bytes {
  // Names are made here and hold no separator; the first two characters keep folders small.
  const pathOf = (name: string) => join(directory, name.slice(0, 2), name)

  return {
    async put(name, bytes) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await write(path, 'wx', bytes)
    },
    async replace(name, bytes) {
      const beside = `${pathOf(name)}.new`
      await write(beside, 'w', bytes)
      await rename(beside, pathOf(name))
    },
    get: (name) => readFile(pathOf(name)).catch(() => refuse('file.store')),
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}

async function write(path: string, flags: 'w' | 'wx', bytes: Buffer) {
  const file = await open(path, flags, 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
