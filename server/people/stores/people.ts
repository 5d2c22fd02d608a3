import { Types, trusted } from 'mongoose'
import { isObjectIdText } from '../../kit/object-id'
import type { DatedTag } from '../../../shared/people'
import { PersonModel } from '../models/person'
import { initialsOf } from '../initials'
import type { Sight } from '../policy'
import type { NewPerson, NewSomeone, Person, Someone } from '../types'

export const peopleStore = {
  async byId(id: string): Promise<Person | undefined> {
    if (!isObjectIdText(id)) return undefined
    return toPerson(await PersonModel.findOne({ _id: id, registered: true }).lean<StoredPerson>())
  },

  async byIds(ids: readonly string[]): Promise<Map<string, Person>> {
    const filter = { _id: trusted({ $in: ids.filter(isObjectIdText) }), registered: true }
    const rows = await PersonModel.find(filter).lean<StoredPerson[]>()
    return new Map(rows.map((row) => [String(row._id), personOf(row)]))
  },

  /** Scope stands inside the question: missing and out of sight are one answer. */
  async seenBy({ orgIds, personIds }: Sight, id: string): Promise<Person | undefined> {
    if (!isObjectIdText(id)) return undefined
    const own = personIds.includes(id) ? {} : { orgPath: trusted({ $in: orgIds }) }
    const filter = { _id: id, registered: true, ...own }
    return toPerson(await PersonModel.findOne(filter).lean<StoredPerson>())
  },

  async someone(id: string): Promise<Someone | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await PersonModel.findById(id, { name: 1, birthDate: 1, registered: 1 }).lean()
    if (!row) return undefined
    const { name, birthDate, registered } = row
    return { id, name, resident: registered, ...(birthDate ? { birthDate } : {}) }
  },

  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const filter = { _id: trusted({ $in: ids.filter(isObjectIdText) }) }
    const rows = await PersonModel.find(filter, { name: 1 }).lean()
    return new Map(rows.map(({ _id, name }) => [String(_id), name]))
  },

  async add(person: NewPerson): Promise<string> {
    const row = rowOfPerson(person)
    await PersonModel.insertMany([row])
    return String(row._id)
  },

  /** The bulk door: many people of the register at once, in the given order. */
  async addMany(people: readonly NewPerson[]): Promise<string[]> {
    return insertAll(people.map(rowOfPerson))
  },

  /** The bulk door for people outside the register: relatives, staff. */
  async addOthers(others: readonly NewSomeone[]): Promise<string[]> {
    return insertAll(
      others.map(({ id, name, act }) => ({
        _id: new Types.ObjectId(id),
        name,
        initials: initialsOf(name),
        registered: false,
        act,
      })),
    )
  },
}

async function insertAll<Row extends { _id: Types.ObjectId }>(rows: Row[]): Promise<string[]> {
  await PersonModel.insertMany(rows, { lean: true })
  return rows.map(({ _id }) => String(_id))
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

type StoredTag = Omit<DatedTag, 'id'> & { _id: Types.ObjectId }
export type StoredPerson = Omit<Person, 'id' | 'tags'> & { _id: Types.ObjectId; tags: StoredTag[] }

const toPerson = (row: StoredPerson | null) => (row ? personOf(row) : undefined)

/** The row without the acts: those stay in the store. */
export function personOf(row: StoredPerson): Person {
  const { _id, name, initials, sex, birthDate, residence, communityCode, community, orgPath } = row
  const { status, on } = row.life
  return {
    id: String(_id),
    name,
    initials,
    sex,
    birthDate,
    residence,
    life: { status, ...(on ? { on } : {}) },
    communityCode,
    community,
    orgPath,
    tags: row.tags.map(tagOf),
  }
}

const tagOf = ({ _id, tag, from, to, source }: StoredTag): DatedTag => ({
  id: String(_id),
  tag,
  from,
  ...(to ? { to } : {}),
  source,
})
