import { randomBytes } from 'node:crypto'
import type { LinkCodeView } from '../../../shared/mandates'
import { wallNow } from '../../kit/clock'
import type { Clock } from '../../kit/clock'
import { tokenHashOf } from '../../kit/identify'
import { refuse } from '../../kit/refusal'
import { linkCodeStore } from '../stores/link-codes'

const CODE_BYTES = 16
const HOLDS_MS = 10 * 60_000
const SWEPT_AFTER_MS = 60 * 60_000

/** Codes that two people standing side by side show each other: 10 minutes, once. */
export function createLinkCodes({ clock }: { clock: Clock }) {
  async function show(personId: string): Promise<LinkCodeView> {
    const code = randomBytes(CODE_BYTES).toString('base64url')
    const expiresAt = new Date(clock.now().getTime() + HOLDS_MS)
    const sweepAt = new Date(wallNow() + SWEPT_AFTER_MS)
    await linkCodeStore.add({ hash: tokenHashOf(code), personId, expiresAt, sweepAt })
    return { code, qr: `linli:link:${code}`, expiresAt: expiresAt.toISOString() }
  }

  /** Who showed this code. Wrong, used and too old are one answer. */
  const take = async (code: string): Promise<string> =>
    (await linkCodeStore.take(tokenHashOf(code), clock.now())) ?? refuse('mandate.code-unknown')

  return { show, take }
}

export type LinkCodes = ReturnType<typeof createLinkCodes>
