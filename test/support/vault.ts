/** Keys and a vault for tests. The keys are new in every process: no test may depend on what they are. */
import { newKeyVariables, readKeys } from '../../server/kit/keys'
import type { KeyRing, KeyVariables } from '../../server/kit/keys'
import { createVault } from '../../server/kit/vault'
import type { Vault } from '../../server/kit/vault'

const written = newKeyVariables()

/** The keys of this process; what is given replaces them. */
export const testKeys = (variables: KeyVariables = {}): KeyRing =>
  readKeys({ ...written, ...variables })

export const testVault = (variables: KeyVariables = {}): Vault => createVault(testKeys(variables))

/** Keys for a server started as a process of its own. */
export const keyVariables = (): Record<string, string> => ({ ...newKeyVariables() })
