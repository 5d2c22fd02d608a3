import type { Day } from '../../../shared/day'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { Places } from '../places'
import type { Admission, Entry } from '../register'
import { identityStore } from '../stores/identities'
import type { RowEnded } from '../stores/imports'
import type { Person } from '../types'
import { missingOf } from './known'
import type { ImportNeeds } from './needs'
import { sealedPlace } from './reading'
import type { ImportRow, RowFacts } from './types'

/** Newcomers made ready, by their row. */
export type Entries = ReadonlyMap<number, Entry>

/** What a row said when it was read. */
const factsOf = ({ vault }: ImportNeeds, { importId, row, sealed = '' }: ImportRow): RowFacts =>
  JSON.parse(vault.open(sealed, sealedPlace(importId, row))) as RowFacts

/** Newcomers of these rows, made ready before the transaction: there, questions can only be asked one by one. */
export async function prepareNewcomers(
  needs: ImportNeeds,
  { actor, places }: { actor: Actor; places: Places },
  rows: readonly ImportRow[],
): Promise<Entries> {
  const today = needs.clock.today()
  const made = rows.filter(isNewcomer).map(async (row): Promise<[number, Entry]> => {
    const request = requestOf(row, factsOf(needs, row), today)
    return [row.row, await needs.people.prepareEntry(actor, request, places)]
  })
  return new Map(await Promise.all(made))
}

/** Writes what one row says; `newcomer` is written already. In the caller's transaction. */
export async function admitRow(
  needs: ImportNeeds,
  { actor, newcomer }: { actor: Actor; newcomer: Person | undefined },
  row: ImportRow,
): Promise<RowEnded> {
  if (row.decision === 'skip') return { outcome: 'skipped', says: [] }
  const facts = factsOf(needs, row)
  const person = newcomer ?? (await known(needs, row))
  if (newcomer) await sign(needs, { actor, person }, facts)
  else await complete(needs, { actor, person }, facts)
  return { outcome: 'written', says: [], personId: person.id }
}

async function known(
  { people }: ImportNeeds,
  { decision, match, personId }: ImportRow,
): Promise<Person> {
  const id = decision === 'same' ? match?.personId : personId
  return (await people.reads.person(id ?? '')) ?? refuse('person.not-found')
}

interface Whom {
  actor: Actor
  person: Person
}

/** Adds to somebody known what is not there yet; looked at again now, for somebody may have been faster. */
async function complete(needs: ImportNeeds, { actor, person }: Whom, facts: RowFacts) {
  const { people, clock } = needs
  const { identity, phone = '', address = '' } = facts
  const missing = await missingOf(needs, person, facts)
  refuseUnless(missing.signedElsewhere === undefined, 'contract.already-active')
  if (identity && missing.identity) {
    const act = actFor(actor, person.id, clock, 'on-behalf')
    const right = people.identities.readOf(person, identity)
    await identityStore.add(people.identities.rowOf(person.id, right, act))
  }
  if (missing.phone) await people.addPhone(actor, person.id, { number: phone, owner: 'self' })
  if (missing.address) await people.addAddress(actor, person.id, homeOf(facts, address))
  for (const tag of missing.tags) {
    await people.addTag(actor, person.id, { tag, from: clock.today(), source: SOURCE })
  }
  if (missing.contract) await sign(needs, { actor, person }, facts)
}

async function sign(needs: ImportNeeds, { actor, person }: Whom, { contract }: RowFacts) {
  if (!contract) return
  const act = actFor(actor, person.id, needs.clock, 'on-behalf')
  await needs.contracts.admitInForce(person, contract, act)
}

/** Where a tag or an entry came from, as the file shows it. */
const SOURCE = '批量导入'

const isNewcomer = ({ outcome, decision }: ImportRow): boolean =>
  outcome === 'new' || (outcome === 'match' && decision === 'different')

/** What the desk would fill in for a newcomer. */
function requestOf({ match }: ImportRow, facts: RowFacts, from: Day): Admission {
  refuseUnless(!facts.masked, 'input.invalid')
  const { name, sex, birthDate, residence, communityCode, identity, phone, address } = facts
  return {
    ...{ name, sex, birthDate, residence, communityCode },
    tags: facts.tags.map((tag) => ({ tag, from, source: SOURCE })),
    entered: { channel: 'on-behalf', askedBy: SOURCE },
    ...(identity ? { identity } : {}),
    ...(phone ? { phones: [{ number: phone, owner: 'self' }] } : {}),
    ...(address ? { address: homeOf(facts, address) } : {}),
    ...(match ? { notTheSame: { ids: [match.personId], reason: '导入时判断不是同一人' } } : {}),
  }
}

const homeOf = ({ communityCode }: RowFacts, text: string) => ({
  label: '住址',
  communityCode,
  text,
})
