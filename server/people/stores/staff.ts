import { trusted } from 'mongoose'
import type { Types } from 'mongoose'
import { isObjectIdText } from '../../kit/object-id'
import { oneOf } from '../../kit/one-of'
import type { ReadingPart } from '../../kit/reading-together'
import { createMemory } from '../../kit/remembering'
import type { Day } from '../../../shared/day'
import { holdsOn } from '../../../shared/people'
import { StaffModel } from '../models/staff'
import type { StaffMember } from '../types'
import { peopleStore } from './people'

export const staffStore = {
  /** The roles somebody holds on the day, also those given to a file that was merged into theirs. */
  async ofPerson(id: string, day: Day): Promise<StaffMember[]> {
    return rolesOf(await peopleStore.idsOf(id), day)
  },

  /** The roles these people hold on the day. */
  async ofPeople(personIds: readonly string[], day: Day): Promise<StaffMember[]> {
    return rolesOf(personIds, day)
  },

  /** Everybody who works for a centre on the day, at its stations too. */
  async ofCentre(centreId: string, day: Day): Promise<StaffMember[]> {
    const [own, atStations] = await Promise.all([
      StaffModel.find({ orgId: centreId, ...heldOn(day) }).lean<StoredMember[]>(),
      StaffModel.find({ centreId, ...heldOn(day) }).lean<StoredMember[]>(),
    ])
    return [...own, ...atStations].map(toMember)
  },

  async ofTeam(teamId: string, day: Day): Promise<StaffMember[]> {
    const rows = await StaffModel.find({ teamId, ...heldOn(day) })
      .sort({ _id: 1 })
      .lean<StoredMember[]>()
    return rows.map(toMember)
  },

  async ofTeams(teamIds: readonly string[], day: Day): Promise<StaffMember[]> {
    const filter = { teamId: trusted({ $in: [...teamIds] }), ...heldOn(day) }
    return (await StaffModel.find(filter).sort({ _id: 1 }).lean<StoredMember[]>()).map(toMember)
  },

  async byId(id: string): Promise<StaffMember | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await StaffModel.findById(id).lean<StoredMember>()
    return row ? toMember(row) : undefined
  },

  /** Everybody who works or worked at the organisation; those of today first. */
  async ofOrganisation(orgId: string, limit: number): Promise<StaffMember[]> {
    const rows = await StaffModel.find({ orgId })
      .sort({ to: 1, _id: 1 })
      .limit(limit)
      .lean<StoredMember[]>()
    return rows.map(toMember)
  },

  /** The first day it no longer holds; false when it has one already. */
  async end(id: string, to: Day): Promise<boolean> {
    const held = { _id: id, to: trusted({ $exists: false }) }
    return (await StaffModel.updateOne(held, { $set: { to } })).modifiedCount === 1
  },

  async addMany(members: readonly Omit<StaffMember, 'id'>[]): Promise<void> {
    await StaffModel.insertMany(members)
  },
}

const memory = createMemory<StaffMember[]>('staff')

/** A request asks who somebody is on several days: today, and on that of a visit. */
async function rolesOf(personIds: readonly string[], day: Day): Promise<StaffMember[]> {
  const ever = await memory.each(personIds, async (missing) => {
    const found = await StaffModel.find({ personId: oneOf(missing) }).lean<StoredMember[]>()
    const members = found.map(toMember)
    const ofOne = (id: string) => members.filter(({ personId }) => personId === id)
    return new Map(missing.map((id) => [id, ofOne(id)]))
  })
  const held = [...ever.values()].flat().filter((member) => holdsOn(member, day))
  return held.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** Roles of all time that were read with something else. */
export const putRoles = (rows: readonly StoredMember[], personId: string): void =>
  memory.put(personId, rows.map(toMember))

const heldOn = (day: Day) => ({
  from: trusted({ $lte: day }),
  $or: [{ to: trusted({ $exists: false }) }, { to: trusted({ $gt: day }) }],
})

/** The same as a part of a question over several collections. */
export const rolesPart = (personId: string): ReadingPart => ({
  collection: StaffModel.collection.name,
  pipeline: [{ $match: { personId } }],
  take: (rows) => putRoles(rows as StoredMember[], personId),
})

export type StoredMember = Omit<StaffMember, 'id'> & { _id: Types.ObjectId }
const toMember = ({ _id, ...row }: StoredMember): StaffMember => ({ id: String(_id), ...row })
