import type { DeskMandateChange, DeskMandateEnd, DeskWord } from '../../../shared/mandates'
import type { Act } from '../../../shared/session'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import { homeOf } from '../access/chains'
import { rolesNear } from '../policy'
import { mandateStore } from '../stores/mandates'
import type { HeldMandate, Person } from '../types'
import type { Changing } from './changing'
import type { Finding } from './finding'
import type { MandateNeeds } from './needs'

interface Held {
  mandate: HeldMandate
  elder: Person
  act: Act
}

/** The elder, or the relative, asks staff to change or end a mandate: both are told, and it is written down why. */
export function createDeskChanges(needs: MandateNeeds & Finding & Pick<Changing, 'changeBy'>) {
  const { reads, clock, end, changeBy } = needs
  const note = createNote(needs)

  /** Of an elder in scope; staff who are one of the two leave it to a colleague. */
  async function heldBy(
    actor: Actor,
    { id, mandateId }: { id: string; mandateId: string },
    { channel }: DeskWord,
  ): Promise<Held> {
    const elder = (await reads.fileOfStaff(actor, id)) ?? refuse('person.not-found')
    const mandate = await mandateStore.byId(mandateId)
    refuseUnless(mandate?.elderId === elder.id, 'mandate.not-found')
    refuseUnless(![mandate.elderId, mandate.relativeId].includes(actor.id), 'mandate.own')
    return { mandate, elder, act: actFor(actor, elder.id, clock, channel) }
  }

  async function endAtDesk(
    actor: Actor,
    of: { id: string; mandateId: string },
    word: DeskMandateEnd,
  ): Promise<HeldMandate> {
    const held = await heldBy(actor, of, word)
    const ended = await end(held.mandate, held.act, word.askedBy)
    await note(actor, held, { ...word, kind: 'mandate.ended', did: '结束家属授权' })
    return ended
  }

  async function changeAtDesk(
    actor: Actor,
    of: { id: string; mandateId: string },
    { askedBy, channel, reason, ...change }: DeskMandateChange,
  ): Promise<HeldMandate> {
    const word = { askedBy, channel, reason }
    const held = await heldBy(actor, of, word)
    const changed = await changeBy(held.mandate, change, { act: held.act, wordOf: askedBy })
    await note(actor, held, { ...word, kind: 'mandate.changed', did: '改动家属授权' })
    return changed
  }

  return { endAtDesk, changeAtDesk }
}

type Noted = DeskWord & { kind: 'mandate.ended' | 'mandate.changed'; did: string }

const channelWords: Record<DeskWord['channel'], string> = {
  'on-site': '当面',
  phone: '电话',
  'on-behalf': '代录',
}

function createNote({ reads, audit }: MandateNeeds) {
  return async function note(actor: Actor, { mandate, elder }: Held, noted: Noted): Promise<void> {
    const { kind, did, askedBy, channel, reason } = noted
    const { role, orgName } = rolesNear(actor, elder)[0] ?? refuse('person.not-found')
    const centre = await reads.centreOf(elder)
    await audit.append(centre?.id ?? homeOf(elder), {
      kind,
      byId: actor.id,
      byName: actor.name,
      byRole: role,
      orgName,
      personIds: [mandate.elderId, mandate.relativeId],
      reason,
      says: `${did}，${channelWords[channel]}，提出的人：${askedBy}`,
    })
  }
}
