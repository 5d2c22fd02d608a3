import { model, Schema, trusted } from 'mongoose'

/** Facts about the database itself: the data's version, the clock's offset, the town's marker. */
const systemSchema = new Schema(
  {
    _id: { type: String, enum: ['data', 'clock', 'town', 'seeding', 'keys'], required: true },
    version: Number,
    offsetMs: Number,
    seed: Number,
    /** A known text under the data keys, and what the index key and the audit key make of it. */
    sealed: { type: String, sealed: true },
    index: String,
    audit: String,
    /** Wall time of the last change. */
    at: { type: Date, required: true },
  },
  { strict: 'throw', collection: 'system', versionKey: false },
)

const SystemModel = model('System', systemSchema)

export interface KeyCheck {
  sealed: string
  index: string
  audit: string
}

export const systemStore = {
  async dataVersion(): Promise<number | undefined> {
    return (await SystemModel.findById('data').lean())?.version ?? undefined
  },

  async setDataVersion(version: number, at: Date) {
    await SystemModel.updateOne({ _id: 'data' }, { $set: { version, at } }, { upsert: true })
  },

  async offset(): Promise<number> {
    return (await SystemModel.findById('clock').lean())?.offsetMs ?? 0
  },

  /** Sets the first offset; a clock that already runs is left alone. */
  async beginClock(offsetMs: number, at: Date) {
    const begin = { $setOnInsert: { offsetMs, at } }
    await SystemModel.updateOne({ _id: 'clock' }, begin, { upsert: true })
  },

  /** Moves the clock forward; answers false when somebody has moved it further already. */
  async advanceClock(offsetMs: number, at: Date): Promise<boolean> {
    await systemStore.beginClock(0, at)
    const behind = { _id: 'clock', offsetMs: trusted({ $lt: offsetMs }) } as const
    const { modifiedCount } = await SystemModel.updateOne(behind, { $set: { offsetMs, at } })
    return modifiedCount === 1
  },

  /** What the keys of this data are known by. */
  async keyCheck(): Promise<KeyCheck | undefined> {
    const row = await SystemModel.findById('keys').lean()
    return row?.sealed && row.index && row.audit
      ? { sealed: row.sealed, index: row.index, audit: row.audit }
      : undefined
  },

  /** Written once; the first server wins. */
  async keepKeyCheck(check: KeyCheck, at: Date) {
    const first = { $setOnInsert: { ...check, at } }
    await SystemModel.updateOne({ _id: 'keys' }, first, { upsert: true })
  },

  /** The seed of the town that lives here; undefined when this is not a town. */
  async townSeed(): Promise<number | undefined> {
    return (await SystemModel.findById('town').lean())?.seed ?? undefined
  },

  /** Since when a seeding is under way or was broken off (wall time). */
  async seedingSince(): Promise<Date | undefined> {
    return (await SystemModel.findById('seeding').lean())?.at
  },

  async beginSeeding(at: Date) {
    await SystemModel.updateOne({ _id: 'seeding' }, { $set: { at } }, { upsert: true })
  },

  async endSeeding() {
    await SystemModel.deleteOne({ _id: 'seeding' })
  },

  /** A half-seeded town begins again, also its clock. */
  async forgetClock() {
    await SystemModel.deleteOne({ _id: 'clock' })
  },

  async markTown(seed: number, at: Date) {
    await SystemModel.updateOne({ _id: 'town' }, { $set: { seed, at } }, { upsert: true })
  },
}
