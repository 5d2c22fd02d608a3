import { createHash } from 'node:crypto'
import type { MandateRequest } from '../../../shared/mandates'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless, Refusal } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { createTries } from '../sign-in/tries'
import { mandateStore } from '../stores/mandates'
import { meetingStore } from '../stores/meeting'
import type { HeldMandate, NewMandate } from '../types'
import type { LinkCodes } from './codes'
import type { MandateNeeds } from './needs'
import { owedOf, subjectOf } from './news'
import { elderOf, refuseUntil } from './terms'

interface Other {
  id: string
  name: string
  byPhone?: true
  isNobody?: boolean
}

/** Writes an ask down. */
function createAdding({ reads, clock, tell }: MandateNeeds) {
  return async function add(
    actor: Actor,
    request: MandateRequest,
    other: Other,
  ): Promise<HeldMandate> {
    const { side, relation, scopes, until } = request
    const me = { id: actor.id, name: actor.name }
    const [elder, relative] = side === 'elder' ? [me, other] : [other, me]
    const asked: NewMandate = {
      ...{ elderId: elder.id, elderName: elder.name },
      ...{ relativeId: relative.id, relativeName: relative.name },
      ...{ relation, scopes, until, from: clock.today(), basis: 'own-will', contactOrder: 0 },
      ...(side === 'elder' ? { confirmation: 'own-tap' as const } : {}),
      ...(other.byPhone ? { byPhone: true } : {}),
      status: 'asked',
      askedBy: side,
      act: actFor(actor, elder.id, clock),
    }
    return inOneTransaction(async () => {
      const pair = { elderId: elder.id, relativeId: relative.id }
      await reads.meetFile(actor.id)
      // Somebody who is not there is looked for all the same, so that both take as long.
      const isThere = await meetingStore.meet(other.id)
      refuseUnless(isThere || other.isNobody, 'data.changed')
      await mandateStore.clearExpired(pair, clock.today())
      const stands = await mandateStore.covers(pair, clock.today())
      refuseUnless(!stands, 'mandate.already-linked')
      const mandate = await mandateStore.add(asked)
      if (!other.isNobody) await tell(subjectOf(mandate), owedOf(mandate))
      return mandate
    })
  }
}

/** One side asks; nothing may be done before the other has confirmed. */
export function createAsking(needs: MandateNeeds & { codes: LinkCodes }) {
  const { reads, clock, codes, vault, contacts } = needs
  const tries = createTries({ clock })
  const add = createAdding(needs)

  /** Undefined when asked by phone and name: the answer must not tell whether there is such a person. */
  async function ask(actor: Actor, request: MandateRequest): Promise<HeldMandate | undefined> {
    refuseUntil(request.until, clock.today())
    if (request.side === 'elder') await elderOf(reads, actor.id)
    return request.otherCode === undefined
      ? askByPhone(actor, request)
      : askByCode(actor, request, request.otherCode)
  }

  async function askByCode(actor: Actor, request: MandateRequest, code: string) {
    const id = await codes.take(code)
    refuseUnless(id !== actor.id, 'mandate.self')
    const name = (await reads.names([id])).get(id) ?? refuse('mandate.code-unknown')
    if (request.side === 'relative') await elderOf(reads, id)
    return add(actor, request, { id, name })
  }

  /** Whoever is not found is asked too, as nobody: same work, same answer, and the ask comes to nothing. */
  async function askByPhone(actor: Actor, request: MandateRequest): Promise<undefined> {
    const { otherPhone = '', otherName = '' } = request
    await tries.count('mandate.by', actor.id)
    await tries.count('mandate.at', vault.index('mandate-ask', `${otherPhone}|${otherName}`))
    const found = await contacts.findByPhone(otherPhone, otherName)
    refuseUnless(found !== actor.id, 'mandate.self')
    const id = found ?? nobodyOf(actor.id, otherPhone, otherName)
    try {
      await add(actor, request, { id, name: otherName, byPhone: true, isNobody: !found })
    } catch (thrown) {
      if (!(thrown instanceof Refusal && thrown.status === 409)) throw thrown
    }
  }

  return { ask }
}

/** An id nobody has: the same for the same question, so that asking twice looks the same too. */
const nobodyOf = (...question: string[]): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 24)
