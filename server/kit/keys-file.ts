import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { hasNoKeys, newKeyVariables, readKeys } from './keys'
import type { KeyRing, KeyVariables } from './keys'
import { StartRefusal } from './start-refusal'
import { systemStore } from './system-store'

const OTHERS_MAY = 0o077

/** The key file of a demo lies beside its data, never inside: whoever copies the data has not the keys. */
export function keyFileOf(dataDir: string): string {
  const data = resolve(dataDir)
  return join(dirname(data), `${basename(data)}.keys.json`)
}

/**
 * The keys of the environment. A demo without any has them in a file only this user may read, made at the first
 * start; any other service refuses to start without keys.
 */
export async function openKeys(
  variables: KeyVariables,
  { demo, dataDir }: { demo: boolean; dataDir: string },
): Promise<KeyRing> {
  if (!demo || !hasNoKeys(variables)) return readKeys(variables)
  const file = keyFileOf(dataDir)
  const written = keysIn(file) ?? (await makeKeys(file))
  const { DATA_CIPHER, INDEX_HASH } = variables
  return readKeys({
    ...written,
    ...(DATA_CIPHER ? { DATA_CIPHER } : {}),
    ...(INDEX_HASH ? { INDEX_HASH } : {}),
  })
}

/** New keys for data that was sealed with others would only hide that those are gone. */
async function makeKeys(file: string): Promise<KeyVariables> {
  if (await systemStore.keyCheck()) {
    throw new StartRefusal(
      `密钥文件 ${file} 不见了，没有它打不开这里的数据 (the key file is gone, and this data cannot be opened without it)`,
    )
  }
  const keys = newKeyVariables()
  // `wx`: of two servers that start together the second one reads what the first one wrote.
  const descriptor = opened(file)
  if (descriptor === undefined) return keysIn(file) ?? unusable(file)
  writeSync(descriptor, `${JSON.stringify(keys, null, 2)}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  return keys
}

function opened(file: string): number | undefined {
  try {
    return openSync(file, 'wx', 0o600)
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    return code === 'EEXIST' ? undefined : unusable(file)
  }
}

const keyFile = z.record(z.string(), z.string())

function keysIn(file: string): KeyVariables | undefined {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return undefined
  if (process.platform !== 'win32' && (mode & OTHERS_MAY) !== 0) {
    throw new StartRefusal(
      `密钥文件 ${file} 别人也能读，请执行 chmod 600 (others may read the key file: chmod 600)`,
    )
  }
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return unusable(file)
  }
}

function unusable(file: string): never {
  throw new StartRefusal(`密钥文件 ${file} 读不了或写不了 (the key file cannot be read or written)`)
}
