import { Types, trusted } from 'mongoose'
import { oneOf } from '../../kit/one-of'
import type { ReadingPart } from '../../kit/reading-together'
import { createMemory } from '../../kit/remembering'
import { ConsultationModel } from './model'
import type { ConsultationRow } from './model'

export type KeptConsultation = Omit<ConsultationRow, '_id'> & { id: string }

/** The last one, or none. */
const memory = createMemory<KeptConsultation[]>('visit_consultations')
const keyOf = (elderIds: readonly string[], orgId: string) => [orgId, ...elderIds].join('|')

export const consultationStore = {
  newId: (): string => String(new Types.ObjectId()),

  async add({ id, ...consultation }: KeptConsultation): Promise<void> {
    await ConsultationModel.insertMany([{ _id: id, ...consultation }])
  },

  /** The last one of a person (by every id of hers) at an institution, whatever came of it. */
  async latest(elderIds: readonly string[], orgId: string): Promise<KeptConsultation | undefined> {
    const known = memory.known(keyOf(elderIds, orgId))
    if (known) return (await known)[0]
    const row = await ConsultationModel.findOne({ elderId: oneOf(elderIds), orgId })
      .sort({ on: -1, _id: -1 })
      .lean<ConsultationRow>()
    return row ? toKept(row) : undefined
  },

  /** What `latest` asks, read with something else. */
  latestPart: (elderIds: readonly string[], orgId: string): ReadingPart => ({
    collection: ConsultationModel.collection.name,
    pipeline: [
      { $match: { elderId: oneOf(elderIds), orgId } },
      { $sort: { on: -1, _id: -1 } },
      { $limit: 1 },
    ],
    take: (rows) =>
      memory.put(
        keyOf(elderIds, orgId),
        (rows as ConsultationRow[]).map((row) => toKept(row)),
      ),
  }),

  /** The condition changed: none of a person's consultations holds any longer. */
  async end(elderIds: readonly string[], at: string): Promise<void> {
    await ConsultationModel.updateMany(
      { elderId: oneOf(elderIds), endedAt: trusted({ $exists: false }) },
      { $set: { endedAt: at } },
    )
  },
}

const toKept = ({ _id, ...kept }: ConsultationRow): KeptConsultation => ({ id: _id, ...kept })
