import { hash, randomBytes } from 'node:crypto'
import type { DoorCardView } from '../../shared/register'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { PeopleReads } from './reads'
import { doorCardStore } from './stores/door-cards'
import type { DoorCard } from './stores/door-cards'
import type { Person } from './types'

const PREFIX = 'linli:door:'
const CODE_BYTES = 18

/** Cards that hang at elders' doors: whoever finds one learns nothing, staff who scan it open the file. */
export function createDoorCards({ reads, clock }: { reads: PeopleReads; clock: Clock }) {
  /** A new card; the one before opens nothing any more. */
  async function issueDoorCard(actor: Actor, personId: string): Promise<DoorCardView> {
    const person = await ofStaff(actor, personId)
    const code = randomBytes(CODE_BYTES).toString('base64url')
    const act = actFor(actor, person.id, clock, 'on-site')
    await inOneTransaction(async () => {
      await doorCardStore.revoke(person.id, act)
      await doorCardStore.add({ id: hashOf(code), personId: person.id, act })
    })
    return { id: hashOf(code), qr: PREFIX + code, issuedAt: act.at }
  }

  /** The card that hangs at the door; null when none does. */
  async function doorCardOf(actor: Actor, personId: string): Promise<DoorCardView | null> {
    const person = await ofStaff(actor, personId)
    const card = await doorCardStore.of(person.id)
    return card ? cardView(card) : null
  }

  async function revokeDoorCard(actor: Actor, personId: string): Promise<void> {
    const person = await ofStaff(actor, personId)
    const act = actFor(actor, person.id, clock, 'on-site')
    refuseUnless(await doorCardStore.revoke(person.id, act), 'register.door-card-none')
  }

  /** Whose door this is; the same answer for a card nobody made, a revoked one, and somebody of another centre. */
  async function readDoorCard(actor: Actor, text: string): Promise<Person> {
    const code = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text
    const personId = await doorCardStore.holder(hashOf(code))
    const person = personId === undefined ? undefined : await reads.personOfStaff(actor, personId)
    return person ?? refuse('register.door-card-none')
  }

  const ofStaff = async (actor: Actor, id: string) =>
    (await reads.fileOfStaff(actor, id)) ?? refuse('person.not-found')

  return { issueDoorCard, doorCardOf, revokeDoorCard, readDoorCard }
}

const hashOf = (code: string) => hash('sha256', code, 'base64url')

const cardView = ({ id, act }: DoorCard): DoorCardView => ({ id, qr: '', issuedAt: act.at })
