import type { Rotated } from '../kit/keys-rotate'
import type { Vault } from '../kit/vault'
import { reseal } from './sealing'
import { fileStore } from './store'
import type { Bytes } from './types'

/** Every file sealed under the first key, one after the other; it may be broken off and run again. */
export async function rotateFiles(store: Bytes, vault: Vault): Promise<Rotated> {
  const counts = { resealed: 0, current: 0, changed: 0, broken: 0 }
  for await (const name of fileStore.everyName()) counts[await reseal(store, vault, name)] += 1
  return { collection: 'files', field: 'content', ...counts }
}
