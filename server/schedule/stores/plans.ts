import { trusted } from 'mongoose'
import type { WeeklyPlan } from '../../../shared/schedule'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { PlansModel } from '../models/plan'
import type { PlansRow } from '../models/plan'
import type { Plans } from '../types'

export const planStore = {
  async of(staffIds: readonly string[]): Promise<Map<string, Plans>> {
    const rows = await PlansModel.find({ _id: trusted({ $in: [...staffIds] }) }).lean<PlansRow[]>()
    return new Map(rows.map(({ _id, ...row }) => [_id, { staffId: _id, ...row }]))
  },

  /** Sets the plan beside the others of the same person, or in the place of the one that begins on the same day. */
  async put(
    staffId: string,
    seen: Pick<Plans, 'version' | 'plans'>,
    plan: WeeklyPlan & { act: Act },
  ): Promise<boolean> {
    const plans = [...seen.plans.filter(({ from }) => from !== plan.from), plan]
    const next = { plans, version: seen.version + 1 }
    if (seen.version === 0) {
      await duplicateMeans('schedule.plan-changed', () =>
        PlansModel.insertMany([{ _id: staffId, ...next }]),
      )
      return true
    }
    const filter = { _id: staffId, version: seen.version }
    return (await PlansModel.updateOne(filter, { $set: next })).modifiedCount === 1
  },

  /** The bulk door, for filling an empty database. */
  async addMany(all: readonly Plans[]): Promise<void> {
    const rows = all.map(({ staffId, ...row }) => ({ _id: staffId, ...row }))
    await PlansModel.insertMany(rows, { lean: true })
  },
}
