import type { BindCodeView, SignedIn } from '../../../shared/sign-in'
import { actFor } from '../../kit/actor'
import type { Actor, Caller } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { bindCodeStore } from '../stores/bind-codes'
import { unboundAccountOf } from './bonds'
import type { Bonds } from './bonds'
import type { WithChronicle } from './needs'
import { codeHashOf, newCode } from './secrets'
import type { Tries } from './tries'

const HOLDS_MS = 10 * 60_000

/** Staff who stand beside somebody show a code; the phone that reads it first is that person's. */
export function createBindCodes(needs: WithChronicle & { bonds: Bonds; tries: Tries }) {
  const { bonds, tries, reads, clock } = needs

  async function showCode(actor: Actor, personId: string): Promise<BindCodeView> {
    const person = (await reads.fileOfStaff(actor, personId)) ?? refuse('person.not-found')
    refuseUnless(person.life.status === 'living', 'sign-in.no-match')
    const act = actFor(actor, person.id, clock, 'on-site')
    const expiresAt = new Date(clock.now().getTime() + HOLDS_MS)
    const code = newCode()
    await bindCodeStore.add(codeHashOf(code), { personId: person.id, act, expiresAt })
    return { code, qr: `linli:bind:${code}`, expiresAt: expiresAt.toISOString() }
  }

  /** Staff have looked at the person, so an account that was bound before gives way. */
  async function bindByCode(caller: Caller, code: string): Promise<SignedIn> {
    const accountId = unboundAccountOf(caller)
    await tries.countAll('bind-code', caller)
    const binding = await inOneTransaction(async () => {
      const shown = await bindCodeStore.spend(codeHashOf(code), clock.now())
      const { personId, act } = shown ?? refuse('sign-in.code-wrong')
      for (const before of await bonds.inForceOf(personId))
        await bonds.untie(before.id, personId, act)
      return bonds.tie({ accountId, personId, way: 'in-person', act })
    })
    return bonds.settle(binding)
  }

  return { showCode, bindByCode }
}
