import { callName, scopeWords } from '../../../shared/mandates'
import type { MandateScope } from '../../../shared/mandates'
import type { Actor } from '../../kit/actor'
import { refuse } from '../../kit/refusal'
import { mandateStore } from '../stores/mandates'

/**
 * Tells a relative in words why this no longer, or not, is theirs to do: the mandate ended, or does not cover it.
 * Says nothing to strangers: they are told, like everybody, that there is no such person.
 */
export async function refuseFormer(
  actor: Actor,
  elderId: string,
  scope: MandateScope,
): Promise<void> {
  const held = actor.actsFor.find((mandate) => mandate.elderId === elderId)
  if (held) {
    if (held.scopes.includes(scope)) return
    refuse('mandate.not-covered', {
      elderId,
      elder: callName(held.relation),
      scope,
      what: scopeWords[scope],
    })
  }
  const last = await mandateStore.lastBetween({ elderId, relativeId: actor.id })
  if (!last) return
  const ended = last.status === 'revoked' ? '已经收回授权' : '给您的授权已经到期'
  refuse('mandate.ended', { elderId, elder: callName(last.relation), ended })
}
