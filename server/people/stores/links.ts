import type { Types } from 'mongoose'
import type { Day } from '../../../shared/day'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { LinkModel } from '../models/link'
import type { Link } from '../types'

type NewLink = Omit<Link, 'id' | 'endedOn'> & { act: Act }

export const linkStore = {
  async inForceBetween(elderId: string, relativeId: string): Promise<boolean> {
    return (await LinkModel.exists({ elderId, relativeId, inForce: true })) !== null
  },

  /** The elders somebody may act for. */
  async ofRelative(relativeId: string): Promise<Link[]> {
    const rows = await LinkModel.find({ relativeId, inForce: true }).lean<Stored[]>()
    return rows.map(toLink)
  },

  /** The relatives of an elder with a mandate in force, in the order they came. */
  async ofElder(elderId: string): Promise<Link[]> {
    const rows = await LinkModel.find({ elderId, inForce: true }).sort({ _id: 1 }).lean<Stored[]>()
    return rows.map(toLink)
  },

  async add(link: NewLink): Promise<void> {
    await duplicateMeans('relative.linked', () =>
      LinkModel.insertMany([{ ...link, inForce: true }]),
    )
  },

  /** The bulk door. */
  async addMany(links: readonly NewLink[]): Promise<void> {
    await LinkModel.insertMany(links.map((link) => ({ ...link, inForce: true })))
  },

  async end(elderId: string, relativeId: string, on: Day, act: Act): Promise<boolean> {
    const change = { $set: { inForce: false, endedOn: on, endAct: act } }
    const { modifiedCount } = await LinkModel.updateOne(
      { elderId, relativeId, inForce: true },
      change,
    )
    return modifiedCount === 1
  },
}

type Stored = Omit<Link, 'id'> & { _id: Types.ObjectId }
const toLink = ({ _id, elderId, elderName, relativeId, relativeName, ...row }: Stored): Link => ({
  id: String(_id),
  elderId,
  elderName,
  relativeId,
  relativeName,
  relation: row.relation,
  from: row.from,
  ...(row.endedOn ? { endedOn: row.endedOn } : {}),
})
