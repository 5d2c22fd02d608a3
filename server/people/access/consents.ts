import type { ConsentPurpose, ConsentReceipt } from '../../../shared/access'
import type { Caller } from '../../kit/actor'
import type { Clock } from '../../kit/clock'
import { refuseUnless } from '../../kit/refusal'
import { consentStore, standingAmong } from '../stores/consents'
import type { Consent } from '../stores/consents'
import { consentTextOf } from './consent-texts'

export interface ConsentRequest {
  purpose: ConsentPurpose
  version: string
  agreed: boolean
  /** The elder consented for, by a guardian. */
  forId?: string
}

/** What somebody agreed to, purpose by purpose; taking it back is a further receipt. */
export function createConsents({ clock }: { clock: Clock }) {
  /** Only the text offered now can be agreed to; only a guardian consents for somebody else. */
  async function say(caller: Caller, request: ConsentRequest): Promise<ConsentReceipt> {
    const { purpose, version, agreed, forId } = request
    const text = consentTextOf(purpose)
    refuseUnless(text?.version === version, 'consent.text-changed')
    if (forId !== undefined) await refuseUnlessGuardian(caller, forId)
    const consent = await consentStore.add({
      ownerId: forId ?? caller.id,
      purpose,
      version,
      hash: text.hash,
      agreed,
      at: clock.now().toISOString(),
      byId: caller.id,
      byName: caller.name,
      ...(forId === undefined ? {} : { forId }),
    })
    return receiptOf(consent)
  }

  async function refuseUnlessGuardian(caller: Caller, elderId: string) {
    const { actsFor } = await caller.actor()
    const guards = actsFor.some((held) => held.elderId === elderId && held.basis === 'guardian')
    refuseUnless(guards, 'consent.guardian-only')
  }

  /** Mine, newest first; also what I agreed to before this account was anybody. */
  const mine = async (caller: Caller): Promise<ConsentReceipt[]> =>
    (await consentStore.of(ownersOf(caller))).map(receiptOf)

  /** Takes back everything agreed to; answers how many purposes. */
  async function withdrawAll(caller: Caller): Promise<number> {
    const standing = standingAmong(await consentStore.of(ownersOf(caller)))
    const at = clock.now().toISOString()
    for (const { purpose, version, hash, ownerId } of standing)
      await consentStore.add({
        ...{ ownerId, purpose, version, hash, at },
        agreed: false,
        byId: caller.id,
        byName: caller.name,
      })
    return standing.length
  }

  return { say, mine, withdrawAll }
}

export type Consents = ReturnType<typeof createConsents>

const ownersOf = ({ id, identity }: Caller): string[] =>
  identity.accountId === undefined ? [id] : [id, identity.accountId]

const receiptOf = ({ ownerId: _owner, byId: _by, ...receipt }: Consent): ConsentReceipt => receipt
