import { yearOf } from '../../../shared/day'
import { maskedName } from '../../../shared/indicators'
import type { Actor } from '../../kit/actor'
import { lookAlikes } from '../near'
import type { Places } from '../places'
import { contactStore } from '../stores/contacts'
import { identityStore } from '../stores/identities'
import type { Person } from '../types'
import { missingOf, missingWords } from './known'
import type { ImportNeeds } from './needs'
import { housesOf } from './roles'
import type { Judged, RowFacts } from './types'

interface Around {
  needs: ImportNeeds
  places: Places
  /** The importer's organisations. */
  own: readonly string[]
}

/** What a row would do to the register as it stands now. */
export function createJudging(needs: ImportNeeds, actor: Actor, places: Places) {
  const around = { needs, places, own: housesOf(actor) }
  return async function judge(facts: RowFacts): Promise<Judged> {
    const place = await places.of(facts.communityCode)
    if (!place || !isOwn(around, place)) {
      return error({ column: 'communityCode', text: '不是本机构负责的社区' })
    }
    const judged = await (facts.identity ? byDocument : byDescription)(around, facts)
    return { ...judged, key: keyOf(needs, facts) }
  }
}

const isOwn = ({ own }: Around, { orgPath }: Pick<Person, 'orgPath'>): boolean =>
  own.some((id) => orgPath.includes(id))

/** A row without a document is about one name, birthday, community and phone. */
const keyOf = ({ people, vault }: ImportNeeds, facts: RowFacts): string => {
  const { identity, name, birthDate, communityCode, phone = '' } = facts
  return identity
    ? people.identities.indexOf(identity)
    : vault.index('import-row', [name, birthDate, communityCode, phone].join('|'))
}

async function byDocument(around: Around, facts: RowFacts): Promise<Judged> {
  const holderId = await identityStore.holder(keyOf(around.needs, facts))
  if (holderId === undefined) return byDescription(around, facts)
  const holder = await around.needs.people.reads.person(holderId)
  if (!holder || !isOwn(around, holder)) {
    return error({ column: 'identityNumber', text: '这个证件号码已在其他机构建档' })
  }
  return holder.name === facts.name
    ? known(around, holder, facts)
    : error({ column: 'name', text: '这个证件号码登记的是另一个姓名' })
}

async function byDescription(around: Around, facts: RowFacts): Promise<Judged> {
  const alikes = await lookAlikes(facts)
  const her = await theSame(around, alikes, facts)
  if (her) return known(around, her, facts)
  // Somebody of the own register first: only she can be decided to be the same.
  const alike = alikes.find((person) => isOwn(around, person)) ?? alikes[0]
  if (alike) return { outcome: 'match', says: [], match: await matchOf(around, alike) }
  return facts.masked
    ? error({ column: 'identityNumber', text: '号码、电话或地址是打码的，不能用来建档' })
    : { outcome: 'new', says: [] }
}

/** Beyond doubt the same: no document in the row to tell otherwise, and the phone agrees or none is given. */
async function theSame(
  around: Around,
  alikes: readonly Person[],
  facts: RowFacts,
): Promise<Person | undefined> {
  const exact = alikes.filter((person) => isOwn(around, person) && isExact(person, facts))
  if (exact.length === 0 || facts.identity) return undefined
  if (facts.phone === undefined) return exact.length === 1 ? exact[0] : undefined
  const index = around.needs.people.contactRows.phoneIndex(facts.phone)
  const contacts = await contactStore.ofPersons(exact.map(({ id }) => id))
  const holder = contacts.find(({ phones }) => phones.some((phone) => phone.index === index))
  return exact.find(({ id }) => id === holder?.personId)
}

const isExact = (person: Person, { name, birthDate, communityCode }: RowFacts): boolean =>
  person.name === name && person.birthDate === birthDate && person.communityCode === communityCode

async function known({ needs }: Around, person: Person, facts: RowFacts): Promise<Judged> {
  const missing = await missingOf(needs, person, facts)
  if (missing.signedElsewhere !== undefined) {
    return error({ column: 'teamName', text: `已经和${missing.signedElsewhere}签约` })
  }
  const words = missingWords(missing)
  return words === ''
    ? { outcome: 'same', says: [], personId: person.id }
    : { outcome: 'update', says: [{ text: `将补充：${words}` }], personId: person.id }
}

async function matchOf(around: Around, person: Person) {
  const { id, name, birthDate } = person
  const centre = await around.needs.people.reads.centreOf(person)
  return {
    personId: id,
    maskedName: maskedName(name),
    birthYear: yearOf(birthDate),
    centreName: centre?.name ?? '',
    own: isOwn(around, person),
  }
}

const error = (says: Judged['says'][number]): Judged => ({ outcome: 'error', says: [says] })
