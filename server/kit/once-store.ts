import { model, Schema } from 'mongoose'
import { isDuplicate } from './database-errors'

const KEPT_SECONDS = 48 * 3600

/** The answer kept for a key: what went out as JSON text, or the refusal. Views are masked before they come here. */
export interface KeptAnswer {
  json?: string
  refusal?: { code: string; details?: unknown }
}

export interface OnceRow {
  id: string
  bodyHash: string
  owner: string
  state: 'running' | 'done'
  answer?: KeptAnswer | undefined
  at: Date
}

const onceSchema = new Schema(
  {
    _id: { type: String, required: true },
    bodyHash: { type: String, required: true },
    owner: { type: String, required: true },
    state: { type: String, enum: ['running', 'done'], required: true },
    answer: Schema.Types.Mixed,
    /** Wall time: a town's clock does not age keys. */
    at: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'idempotency', versionKey: false, minimize: false },
)
onceSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

const OnceModel = model('Idempotency', onceSchema)

export const onceStore = {
  /** Claims the key; answers the row that was there before, if any. */
  async begin(
    row: Pick<OnceRow, 'id' | 'bodyHash' | 'owner' | 'at'>,
  ): Promise<OnceRow | undefined> {
    const { id, ...rest } = row
    try {
      await OnceModel.insertMany([{ _id: id, ...rest, state: 'running' }])
      return undefined
    } catch (thrown) {
      if (!isDuplicate(thrown)) throw thrown
    }
    const earlier = await OnceModel.findById(id).lean()
    // Freed between the two questions: the next try finds the key open.
    return earlier ? toRow(earlier) : { ...row, state: 'running' }
  },

  async takeOver({ id, owner, at }: OnceRow, by: string, now: Date): Promise<boolean> {
    const mine = { $set: { owner: by, at: now } }
    const { modifiedCount } = await OnceModel.updateOne(
      { _id: id, owner, at, state: 'running' },
      mine,
    )
    return modifiedCount === 1
  },

  async finish(id: string, owner: string, answer: KeptAnswer): Promise<boolean> {
    const done = { $set: { state: 'done', answer } }
    const { modifiedCount } = await OnceModel.updateOne({ _id: id, owner, state: 'running' }, done)
    return modifiedCount === 1
  },

  /** Opens the key again after a failure, unless the answer was kept after all. */
  async free(id: string, owner: string): Promise<void> {
    await OnceModel.deleteOne({ _id: id, owner, state: 'running' })
  },
}

type Stored = Omit<OnceRow, 'id'> & { _id: string }
const toRow = ({ _id, ...rest }: Stored): OnceRow => ({ id: _id, ...rest })
