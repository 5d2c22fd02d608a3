import { trusted } from 'mongoose'
import type { Types } from 'mongoose'
import { isObjectIdText } from '../../kit/object-id'
import type { Day } from '../../../shared/day'
import { StaffModel } from '../models/staff'
import type { StaffMember } from '../types'
import { anyIdOf } from './any-id'

export const staffStore = {
  /** The roles somebody holds on the day, also those given to a file that was merged into theirs. */
  async ofPerson(id: string, day: Day): Promise<StaffMember[]> {
    const personId = await anyIdOf(id)
    const rows = await StaffModel.find({ personId, ...heldOn(day) }).lean<Stored[]>()
    return rows.map(toMember)
  },

  /** The roles these people hold on the day. */
  async ofPeople(personIds: readonly string[], day: Day): Promise<StaffMember[]> {
    const filter = { personId: trusted({ $in: [...personIds] }), ...heldOn(day) }
    return (await StaffModel.find(filter).sort({ _id: 1 }).lean<Stored[]>()).map(toMember)
  },

  /** Everybody who works for a centre on the day, at its stations too. */
  async ofCentre(centreId: string, day: Day): Promise<StaffMember[]> {
    const [own, atStations] = await Promise.all([
      StaffModel.find({ orgId: centreId, ...heldOn(day) }).lean<Stored[]>(),
      StaffModel.find({ centreId, ...heldOn(day) }).lean<Stored[]>(),
    ])
    return [...own, ...atStations].map(toMember)
  },

  async ofTeam(teamId: string, day: Day): Promise<StaffMember[]> {
    const rows = await StaffModel.find({ teamId, ...heldOn(day) })
      .sort({ _id: 1 })
      .lean<Stored[]>()
    return rows.map(toMember)
  },

  async ofTeams(teamIds: readonly string[], day: Day): Promise<StaffMember[]> {
    const filter = { teamId: trusted({ $in: [...teamIds] }), ...heldOn(day) }
    return (await StaffModel.find(filter).sort({ _id: 1 }).lean<Stored[]>()).map(toMember)
  },

  async byId(id: string): Promise<StaffMember | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await StaffModel.findById(id).lean<Stored>()
    return row ? toMember(row) : undefined
  },

  /** Everybody who works or worked at the organisation; those of today first. */
  async ofOrganisation(orgId: string, limit: number): Promise<StaffMember[]> {
    const rows = await StaffModel.find({ orgId })
      .sort({ to: 1, _id: 1 })
      .limit(limit)
      .lean<Stored[]>()
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

const heldOn = (day: Day) => ({
  from: trusted({ $lte: day }),
  $or: [{ to: trusted({ $exists: false }) }, { to: trusted({ $gt: day }) }],
})

type Stored = Omit<StaffMember, 'id'> & { _id: Types.ObjectId }
const toMember = ({ _id, ...row }: Stored): StaffMember => ({ id: String(_id), ...row })
