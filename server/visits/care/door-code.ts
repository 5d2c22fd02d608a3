import { timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../kit/vault'

const PURPOSE = 'visit-door-code'
const DIGITS = 6
/** Wrong codes told for one visit before the code is no proof any more. */
export const MOST_TRIES = 5

/**
 * What the elder tells at the door. It is kept nowhere: the keyed index of the vault gives the same six digits for the
 * same visit, and tells nothing to whoever reads the database.
 */
export function doorCodeOf(vault: Pick<Vault, 'index'>, visitId: string): string {
  const bytes = Buffer.from(vault.index(PURPOSE, visitId), 'base64url')
  return String(bytes.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Is this the code? Takes as long for a near miss as for any other. */
export const isDoorCode = (vault: Pick<Vault, 'index'>, visitId: string, told: string): boolean =>
  told.length === DIGITS &&
  timingSafeEqual(Buffer.from(doorCodeOf(vault, visitId)), Buffer.from(told))
