import { chainKeyOf } from './audit-chain'
import { wallNow } from './clock'
import type { KeyRing } from './keys'
import { anySealed } from './sealed'
import { StartRefusal } from './start-refusal'
import { systemStore } from './system-store'
import { createVault } from './vault'
import type { Vault } from './vault'

const KNOWN = 'linli'
const place = { collection: 'system', field: 'sealed', id: 'keys' }

/**
 * Refuses to start with other keys than the data was written with: a sealed text that is known must open, and what
 * the other keys make of it must be the same. Data that has no such row yet gets one, if the keys open what is sealed in it.
 */
export async function checkKeys(keys: KeyRing): Promise<void> {
  const vault = createVault(keys)
  const marks = marksOf(keys)
  if (!(await systemStore.keyCheck())) {
    const sealed = await anySealed()
    if (sealed && !opens(vault, sealed.text, sealed.place)) refuseWrong('DATA_KEYS')
    const check = { sealed: vault.seal(KNOWN, place), ...marks }
    await systemStore.keepKeyCheck(check, new Date(wallNow()))
  }
  // Read again: of two servers that start together one wrote it.
  const check = await systemStore.keyCheck()
  if (!check || !opens(vault, check.sealed, place)) refuseWrong('DATA_KEYS')
  if (check.index !== marks.index) refuseWrong('INDEX_KEY')
  if (check.audit !== marks.audit) refuseWrong('AUDIT_KEY')
}

/** What a key makes of a known text tells whether it is the same key, and nothing else of it. */
const marksOf = (keys: KeyRing) => ({
  index: createVault(keys).index('key check', KNOWN),
  audit: chainKeyOf(keys.audit, 'key check').toString('base64url'),
})

function opens(vault: Vault, text: string, where: typeof place): boolean {
  try {
    vault.open(text, where)
    return true
  } catch {
    return false
  }
}

function refuseWrong(name: keyof typeof wrong): never {
  throw new StartRefusal(
    `${name} 与写入数据时的密钥不同，不能启动 (${wrong[name]}: the service does not start)`,
  )
}

const wrong = {
  DATA_KEYS: 'these keys do not open the data that is here',
  INDEX_KEY: 'INDEX_KEY or INDEX_HASH is not the one this data was written with',
  AUDIT_KEY: 'AUDIT_KEY is not the one this audit was written with',
}
