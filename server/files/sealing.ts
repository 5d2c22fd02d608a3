import { refuse } from '../kit/refusal'
import { headOf, SealBroken } from '../kit/vault'
import type { Vault } from '../kit/vault'
import type { Bytes } from './types'

/** Bound to the name the bytes lie under: moved to another name they do not open. */
const placeOf = (name: string) => ({ collection: 'files', field: 'content', id: name })

/** Bytes sealed as they come in and opened as they go out. What was kept before files were sealed is read as it is. */
export const sealedBytes = (store: Bytes, vault: Vault): Bytes => ({
  ...store,
  put: (name, bytes) => store.put(name, vault.sealBytes(bytes, placeOf(name))),
  replace: (name, bytes) => store.replace(name, vault.sealBytes(bytes, placeOf(name))),
  get: async (name) => opened(vault, name, await store.get(name)) ?? refuse('file.store'),
})

/** Undefined for bytes that were changed, moved, or sealed with a key that is not here. */
function opened(vault: Vault, name: string, bytes: Buffer): Buffer | undefined {
  if (headOf(bytes) === undefined) return bytes
  try {
    return vault.openBytes(bytes, placeOf(name))
  } catch (thrown) {
    if (thrown instanceof SealBroken) return undefined
    throw thrown
  }
}

export type Resealed = 'resealed' | 'current' | 'broken'

/** Seals one file under the first key; one that lay open is sealed for the first time. */
export async function reseal(store: Bytes, vault: Vault, name: string): Promise<Resealed> {
  const lying = await store.get(name).catch(() => undefined)
  if (!lying) return 'broken'
  if (vault.isCurrent(headOf(lying) ?? '')) return 'current'
  const bytes = opened(vault, name, lying)
  if (!bytes) return 'broken'
  await sealedBytes(store, vault).replace(name, bytes)
  return 'resealed'
}
