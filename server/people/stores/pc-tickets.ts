import { trusted } from 'mongoose'
import { wallNow } from '../../kit/clock'
import { PcTicketModel } from '../models/pc-ticket'

const DAY_MS = 86_400_000

export interface Confirmed {
  personId: string
  accountId?: string
  demo: boolean
}

export const pcTicketStore = {
  async add(id: string, secretHash: string, expiresAt: Date): Promise<void> {
    const sweepAt = new Date(wallNow() + DAY_MS)
    await PcTicketModel.insertMany([{ _id: id, secretHash, state: 'waiting', expiresAt, sweepAt }])
  },

  /** Whether the ticket of this secret still waits; undefined when there is none. */
  async waits(id: string, secretHash: string, now: Date): Promise<boolean | undefined> {
    const row = await PcTicketModel.findOne({ _id: id, secretHash }).lean()
    return row ? row.state === 'waiting' && row.expiresAt > now : undefined
  },

  /** Once, and before its end. */
  async confirm(id: string, by: Confirmed, now: Date): Promise<boolean> {
    const waiting = { _id: id, state: 'waiting', expiresAt: trusted({ $gt: now }) } as const
    const change = { $set: { ...by, state: 'confirmed' as const } }
    return (await PcTicketModel.updateOne(waiting, change)).modifiedCount === 1
  },

  /** Who confirmed it, told once to whoever holds the secret. */
  async tell(id: string, secretHash: string, now: Date): Promise<Confirmed | undefined> {
    const ready = {
      _id: id,
      secretHash,
      state: 'confirmed',
      expiresAt: trusted({ $gt: now }),
    } as const
    const row = await PcTicketModel.findOneAndUpdate(ready, { $set: { state: 'told' } }).lean()
    if (!row?.personId) return undefined
    const { personId, accountId, demo } = row
    return { personId, demo: demo === true, ...(accountId ? { accountId } : {}) }
  },
}
