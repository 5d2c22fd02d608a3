import { Types, trusted } from 'mongoose'
import { isObjectIdText } from '../../kit/object-id'
import { oneOf } from '../../kit/one-of'
import { createMemory } from '../../kit/remembering'
import { PersonModel } from '../models/person'
import { initialsOf } from '../initials'
import { kinOf, knownOrAsked, mergedInto } from './kin'
import type { StoredKin } from './kin'
import type { Sight } from '../policy'
import { organisationStore } from './organisations'
import { personOf } from './person-row'
import type { StoredPerson } from './person-row'
import type { NewPerson, NewSomeone, Person, Someone } from '../types'

/** Of the same rows as `kinOf`, so a write of them makes it untrue, too. */
const allIds = createMemory<string[]>('people')

export const peopleStore = {
  /** An id that was merged into another person answers that person; so do all questions by id here. */
  async byId(id: string): Promise<Person | undefined> {
    if (!isObjectIdText(id)) return undefined
    const { row } = await kinOf(id)
    if (row?.mergedInto) return peopleStore.byId(row.mergedInto)
    return row?.registered ? personOf(row) : undefined
  },

  /** Of anybody whose identity is known, also of relatives who are in no register. */
  async sexOf(id: string): Promise<Person['sex'] | undefined> {
    if (!isObjectIdText(id)) return undefined
    return (await kinOf(id)).row?.sex
  },

  /** By the ids asked for. */
  async byIds(ids: readonly string[]): Promise<Map<string, Person>> {
    const rows = await knownOrAsked(ids, (others) =>
      PersonModel.find({ _id: oneOf(others), registered: true }).lean<StoredKin[]>(),
    )
    const registered = rows.filter((row) => row.registered)
    const found = new Map(registered.map((row) => [String(row._id), personOf(row)]))
    const aliases = await aliasesAmong(ids.filter((id) => !found.has(id)))
    const kept = aliases.size > 0 ? await peopleStore.byIds([...aliases.values()]) : found
    for (const [id, keptId] of aliases) {
      const person = kept.get(keptId)
      if (person) found.set(id, person)
    }
    return found
  },

  /** Scope stands inside the question: missing and out of sight are one answer. */
  async seenBy({ orgIds, personIds }: Sight, id: string): Promise<Person | undefined> {
    if (!isObjectIdText(id)) return undefined
    const own = personIds.includes(id)
    const inSight = own ? {} : { orgPath: trusted({ $in: orgIds }) }
    const filter = { _id: id, registered: true, ...inSight }
    const row = await PersonModel.findOne(filter).lean<StoredPerson>()
    if (row) return personOf(row)
    const keptId = (await aliasesAmong([id])).get(id)
    const sight = { orgIds, personIds: own && keptId ? [...personIds, keptId] : personIds }
    return keptId === undefined ? undefined : peopleStore.seenBy(sight, keptId)
  },

  /** Every id of the same person: itself and what was merged into it. */
  idsOf: (id: string): Promise<string[]> => peopleStore.idsOfAll([id]),

  /** The same of several people together. */
  idsOfAll(people: readonly string[]): Promise<string[]> {
    return allIds.one(`ids|${people.join('|')}`, () => idsAmong(people))
  },

  /** Those of these ids that were merged away, each with the person it is now. */
  async keptOf(ids: readonly string[]): Promise<Map<string, string>> {
    const aliases = await aliasesAmong(ids)
    if (aliases.size === 0) return aliases
    const further = await peopleStore.keptOf([...aliases.values()])
    return new Map([...aliases].map(([id, kept]) => [id, further.get(kept) ?? kept]))
  },

  async someone(id: string): Promise<Someone | undefined> {
    if (!isObjectIdText(id)) return undefined
    const { row } = await kinOf(id)
    if (!row) return undefined
    const { name, birthDate, registered } = row
    if (row.mergedInto) return peopleStore.someone(row.mergedInto)
    return { id, name, resident: registered, ...(birthDate ? { birthDate } : {}) }
  },

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await knownOrAsked(ids, (others) =>
      PersonModel.find({ _id: oneOf(others) }, { name: 1 }).lean<Named[]>(),
    )
    return new Map(rows.map(({ _id, name }) => [String(_id), name]))
  },

  async add(person: NewPerson): Promise<string> {
    const [id = ''] = await peopleStore.addMany([person])
    return id
  },

  /** The bulk door: many people of the register at once, in the given order. */
  async addMany(people: readonly NewPerson[]): Promise<string[]> {
    const centres = await organisationStore.centresAmong(people.map(({ orgPath }) => orgPath))
    return insertAll(
      people.map((person) => ({
        ...rowOfPerson(person),
        centreId: person.orgPath.find((id) => centres.has(id)) ?? person.orgPath.at(-1) ?? '',
      })),
    )
  },

  /** The bulk door for people outside the register: relatives, staff. */
  async addOthers(others: readonly NewSomeone[]): Promise<string[]> {
    return insertAll(
      others.map(({ id, name, sex, act }) => ({
        _id: new Types.ObjectId(id),
        name,
        initials: initialsOf(name),
        ...(sex ? { sex } : {}),
        registered: false,
        act,
      })),
    )
  },
}

/** Level by level: what was merged into these, and into those. */
async function idsAmong(people: readonly string[]): Promise<string[]> {
  const ids = [...people]
  let level = [...people]
  while (level.length > 0) {
    level = await mergedInto(level)
    ids.push(...level)
  }
  return ids
}

async function insertAll<Row extends { _id: Types.ObjectId }>(rows: Row[]): Promise<string[]> {
  await PersonModel.insertMany(rows, { lean: true })
  return rows.map(({ _id }) => String(_id))
}

/** Which of these ids were merged into another, and into which. */
async function aliasesAmong(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const merged = { mergedInto: trusted({ $exists: true }) }
  const rows = await knownOrAsked(ids, (others) =>
    PersonModel.find({ _id: oneOf(others), ...merged }, { mergedInto: 1 }).lean<Alias[]>(),
  )
  return new Map(
    rows.flatMap(({ _id, mergedInto }) => (mergedInto ? [[String(_id), mergedInto]] : [])),
  )
}

function rowOfPerson({ id, tags, life, ...rest }: NewPerson) {
  return {
    _id: new Types.ObjectId(id),
    ...rest,
    registered: true,
    initials: initialsOf(rest.name),
    life,
    lives: [{ ...life, act: rest.act }],
    tags: tags.map((tag) => ({ _id: new Types.ObjectId(), ...tag })),
  }
}

type Alias = Pick<StoredKin, '_id' | 'mergedInto'>
type Named = Pick<StoredKin, '_id' | 'name'>
