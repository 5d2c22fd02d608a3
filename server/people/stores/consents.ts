import { Types, trusted } from 'mongoose'
import type { ConsentPurpose, ConsentReceipt } from '../../../shared/access'
import { ConsentModel } from '../models/consent'

export interface Consent extends ConsentReceipt {
  ownerId: string
  byId: string
}

export const consentStore = {
  async add(consent: Omit<Consent, 'id'>): Promise<Consent> {
    const row = { _id: new Types.ObjectId(), ...consent }
    await ConsentModel.insertMany([row])
    return { id: String(row._id), ...consent }
  },

  /** Newest first. */
  async of(ownerIds: readonly string[]): Promise<Consent[]> {
    const rows = await ConsentModel.find({ ownerId: trusted({ $in: [...ownerIds] }) })
      .sort({ at: -1, _id: -1 })
      .lean<Stored[]>()
    return rows.map(({ _id, ...row }) => ({ id: String(_id), ...row }))
  },
}

/** The purposes agreed to by the newest row of each. */
export function standingAmong(newestFirst: readonly Consent[]): Consent[] {
  const newest = new Map<ConsentPurpose, Consent>()
  for (const consent of newestFirst)
    if (!newest.has(consent.purpose)) newest.set(consent.purpose, consent)
  return [...newest.values()].filter(({ agreed }) => agreed)
}

type Stored = Omit<Consent, 'id'> & { _id: Types.ObjectId }
