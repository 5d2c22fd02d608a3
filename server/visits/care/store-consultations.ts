import { Types, trusted } from 'mongoose'
import { oneOf } from '../../kit/one-of'
import { ConsultationModel } from './model'
import type { ConsultationRow } from './model'

export type KeptConsultation = Omit<ConsultationRow, '_id'> & { id: string }

export const consultationStore = {
  newId: (): string => String(new Types.ObjectId()),

  async add({ id, ...consultation }: KeptConsultation): Promise<void> {
    await ConsultationModel.insertMany([{ _id: id, ...consultation }])
  },

  /** The last one of a person (by every id of hers) at an institution, whatever came of it. */
  async latest(elderIds: readonly string[], orgId: string): Promise<KeptConsultation | undefined> {
    const row = await ConsultationModel.findOne({ elderId: oneOf(elderIds), orgId })
      .sort({ on: -1, _id: -1 })
      .lean<ConsultationRow>()
    if (!row) return undefined
    const { _id, ...kept } = row
    return { id: _id, ...kept }
  },

  /** The condition changed: none of a person's consultations holds any longer. */
  async end(elderIds: readonly string[], at: string): Promise<void> {
    await ConsultationModel.updateMany(
      { elderId: oneOf(elderIds), endedAt: trusted({ $exists: false }) },
      { $set: { endedAt: at } },
    )
  },
}
