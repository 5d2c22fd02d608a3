import { Schema, model, trusted } from 'mongoose'
import type { Types } from 'mongoose'
import { waitingStore } from './store'
import type { Days } from './store'

/** Days of a house on which somebody's time came free, until its line was looked at for them. */
interface Freed extends Days {
  orgId: string
}
const text = { type: String, required: true } as const
const freedSchema = new Schema<Freed>(
  { orgId: text, from: text, to: text },
  { strict: 'throw', versionKey: false, id: false, collection: 'visit_freed' },
)
freedSchema.index({ orgId: 1 })
const FreedModel = model('VisitFreed', freedSchema)

/** Part of the change that frees it. Where nobody waits there is nothing to look for. */
export async function noteFreed(orgId: string, days: readonly Days[]): Promise<void> {
  if (days.length === 0 || !(await waitingStore.anybodyAt(orgId))) return
  await FreedModel.insertMany(days.map(({ from, to }) => ({ orgId, from, to })))
}

/** What came free at a house since it was asked last. A note that comes in between is there the next time. */
export async function takeFreed(orgId: string): Promise<Days[]> {
  const rows = await FreedModel.find({ orgId }).lean<(Freed & { _id: Types.ObjectId })[]>()
  if (rows.length > 0)
    await FreedModel.deleteMany({ _id: trusted({ $in: rows.map(({ _id }) => _id) }) })
  return rows
}
