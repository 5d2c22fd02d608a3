import type { Act } from '../../../shared/session'
import type { SignedIn } from '../../../shared/sign-in'
import type { Caller } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import { refuse, refuseUnless } from '../../kit/refusal'
import { accountStore } from '../stores/accounts'
import { bindingStore } from '../stores/bindings'
import type { Binding } from '../stores/bindings'
import { peopleStore } from '../stores/people'
import { sessionStore } from '../stores/sessions'
import type { WithChronicle } from './needs'

export interface Tie {
  accountId: string
  personId: string
  way: Binding['way']
  act: Act
}

/** The tie between a WeChat account and a person: made, told, undone. */
export function createBonds({ sessions, chronicle, tell, reads, clock }: WithChronicle) {
  /** Writes the tie; joins the caller's transaction. */
  async function tie({ accountId, personId, way, act }: Tie): Promise<Binding> {
    const binding = { id: newObjectId(), accountId, personId, way, act }
    refuseUnless(await accountStore.become(accountId, personId), 'sign-in.bound-already')
    await bindingStore.add(binding)
    await sessionStore.endOfAccount(accountId)
    if (await reads.person(personId)) await tell(subjectOf(binding), [owedFor(binding)])
    return { ...binding, inForce: true }
  }

  /** Takes the tie away again; every session of the account ends with it. Joins the caller's transaction. */
  async function untie(id: string, personId: string, act: Act): Promise<Binding> {
    const ids = await peopleStore.idsOf(personId)
    const ended = (await bindingStore.end(id, ids, act)) ?? refuse('binding.not-found')
    await accountStore.becomeNobody(ended.accountId, ended.personId)
    await sessionStore.endOfAccount(ended.accountId)
    await tell(subjectOf(ended), [])
    return ended
  }

  /** After the transaction: writes it down, and signs the account in as who it is now. */
  async function settle(binding: Binding): Promise<SignedIn> {
    await chronicle.bound(binding)
    const { personId, accountId } = binding
    return sessions.signIn({ personId, accountId }, { way: 'wechat' })
  }

  const subjectOf = ({ id }: Pick<Binding, 'id'>) => ({ room: 'binding', id })

  const owedFor = ({ personId }: Pick<Binding, 'personId'>) => ({
    kind: 'binding.made' as const,
    elderId: personId,
    at: clock.now(),
    text: '您的档案已绑定一个微信。如果不是您本人办理的，请马上告诉社区卫生服务中心',
    page: '/pages/my-data/index',
  })

  /** What is in force of a person; more than one only after files were merged. */
  const inForceOf = async (personId: string): Promise<Binding[]> =>
    bindingStore.inForceOf(await peopleStore.idsOf(personId))

  return { tie, untie, settle, inForceOf }
}

export type Bonds = ReturnType<typeof createBonds>

/** The account of a caller who is nobody yet. */
export function unboundAccountOf({ identity }: Caller): string {
  refuseUnless(identity.accountId, 'sign-in.no-account')
  refuseUnless(identity.unbound, 'sign-in.bound-already')
  return identity.accountId
}
