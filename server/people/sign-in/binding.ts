import type { BindRequest, SignedIn } from '../../../shared/sign-in'
import { actFor } from '../../kit/actor'
import type { Caller } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { refuse } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { peopleStore } from '../stores/people'
import { unboundAccountOf } from './bonds'
import type { Bonds } from './bonds'
import { looksOf } from './match'
import type { createMatch } from './match'
import type { WithChronicle } from './needs'
import type { Tries } from './tries'

type Needs = WithChronicle & { bonds: Bonds; tries: Tries; match: ReturnType<typeof createMatch> }

/** A WeChat account says which person it is. */
export function createBinding(needs: Needs) {
  const { bonds, tries, match, identities, wechat, clock } = needs

  /** By phone, full name and identity number of one person of the register; every mismatch is one answer. */
  async function bind(caller: Caller, request: BindRequest): Promise<SignedIn> {
    const accountId = unboundAccountOf(caller)
    const looks = looksOf(request.identityNumber)
    await tries.countAll('bind', caller, looks.map(identities.indexOf).join('|'))
    const phone = await wechat.phoneOf(request.phoneCode)
    const person = await match({ phone, name: request.name, looks })
    const bound = await bonds.inForceOf(person?.id ?? newObjectId())
    if (!person || bound.length > 0) return refuse('sign-in.no-match')
    const act = actFor({ ...person, channel: 'mini-program' }, person.id, clock)
    const tie = { accountId, personId: person.id, way: 'phone-and-identity', act } as const
    return bonds.settle(await inOneTransaction(() => bonds.tie(tie)))
  }

  /** Somebody of no register, a relative for example, says who they are. */
  async function introduce(caller: Caller, name: string): Promise<SignedIn> {
    const accountId = unboundAccountOf(caller)
    const personId = newObjectId()
    const act = actFor({ id: personId, name, channel: 'mini-program' }, personId, clock)
    const binding = await inOneTransaction(async () => {
      await peopleStore.addOthers([{ id: personId, name, act }])
      return bonds.tie({ accountId, personId, way: 'introduced', act })
    })
    return bonds.settle(binding)
  }

  return { bind, introduce }
}
