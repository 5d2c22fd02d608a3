import { trusted } from 'mongoose'
import { TeamModel } from '../models/team'
import type { Team } from '../types'

export const teamStore = {
  async byId(id: string): Promise<Team | undefined> {
    const row = await TeamModel.findById(id).lean<Stored>()
    return row ? toTeam(row) : undefined
  },

  async byIds(ids: readonly string[]): Promise<Map<string, Team>> {
    if (ids.length === 0) return new Map()
    const rows = await TeamModel.find({ _id: trusted({ $in: [...ids] }) }).lean<Stored[]>()
    return new Map(rows.map((row) => [row._id, toTeam(row)]))
  },

  async ofCentre(centreId: string): Promise<Team[]> {
    return (await TeamModel.find({ centreId }).sort({ _id: 1 }).lean<Stored[]>()).map(toTeam)
  },

  async addMany(teams: readonly Team[]): Promise<void> {
    await TeamModel.insertMany(teams.map(({ id, ...rest }) => ({ _id: id, ...rest })))
  },
}

type Stored = Omit<Team, 'id'> & { _id: string }
const toTeam = ({ _id, name, orgId, centreId, phone, doctorId, capacity }: Stored): Team => ({
  id: _id,
  name,
  orgId,
  centreId,
  phone,
  doctorId,
  capacity,
})
