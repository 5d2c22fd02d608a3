import type { BindingView } from '../../../shared/sign-in'
import { actFor } from '../../kit/actor'
import type { Actor, Caller } from '../../kit/actor'
import { refuse } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import type { Act } from '../../../shared/session'
import { accountStore } from '../stores/accounts'
import { bindingStore } from '../stores/bindings'
import type { Binding } from '../stores/bindings'
import { peopleStore } from '../stores/people'
import type { Bonds } from './bonds'
import type { WithChronicle } from './needs'

/** Which accounts a person has or had, seen and undone by the person or by staff beside them. */
export function createUndoing({
  bonds,
  chronicle,
  reads,
  clock,
}: WithChronicle & { bonds: Bonds }) {
  async function mine({ id, identity }: Caller): Promise<BindingView[]> {
    const all = await bindingStore.ofPerson(await peopleStore.idsOf(id))
    return all.map((each) => bindingView(each, identity.accountId))
  }

  async function ofPerson(actor: Actor, personId: string): Promise<BindingView[]> {
    const { id } = await ofStaff(actor, personId)
    const all = await bindingStore.ofPerson(await peopleStore.idsOf(id))
    return all.map((each) => bindingView(each))
  }

  async function undoMine({ id, name, identity }: Caller, bindingId: string): Promise<BindingView> {
    const act = actFor({ id, name, channel: 'mini-program' }, id, clock)
    return bindingView(await undo(bindingId, id, act), identity.accountId)
  }

  async function undoOf(actor: Actor, personId: string, bindingId: string): Promise<BindingView> {
    const { id } = await ofStaff(actor, personId)
    return bindingView(await undo(bindingId, id, actFor(actor, id, clock, 'on-site')))
  }

  async function undo(bindingId: string, personId: string, act: Act): Promise<Binding> {
    const ended = await inOneTransaction(() => bonds.untie(bindingId, personId, act))
    await chronicle.unbound(ended, act)
    return ended
  }

  /**
   * Somebody deletes the account: the tie ends, the openid is forgotten. Joins the caller's transaction; answers how
   * many ties ended.
   */
  async function forget(personId: string, act: Act): Promise<number> {
    const standing = await bonds.inForceOf(personId)
    for (const { id } of standing) await bonds.untie(id, personId, act)
    await accountStore.remove(standing.map(({ accountId }) => accountId))
    return standing.length
  }

  const ofStaff = async (actor: Actor, id: string) =>
    (await reads.fileOfStaff(actor, id)) ?? refuse('person.not-found')

  return { mine, ofPerson, undoMine, undoOf, forget }
}

function bindingView(binding: Binding, accountId?: string): BindingView {
  const { id, way, act, endAct } = binding
  return {
    id,
    way,
    at: act.at,
    byName: act.byName,
    ...(endAct ? { endedAt: endAct.at } : {}),
    current: binding.inForce && binding.accountId === accountId,
  }
}
