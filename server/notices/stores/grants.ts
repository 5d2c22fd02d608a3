import { trusted } from 'mongoose'
import { GrantModel } from '../models/grant'

/** More than this nobody collects honestly. */
const MOST = 1000

const keyOf = (account: string, templateId: string) => `${account}|${templateId}`

export const grantStore = {
  /** The person allowed one more message, or all of a long-term template. */
  async allow(account: string, { id, longTerm }: { id: string; longTerm: boolean }, at: Date) {
    const more = longTerm
      ? { $set: { at, longTerm, left: 1 } }
      : { $set: { at, longTerm }, $inc: { left: 1 } }
    const _id = keyOf(account, id)
    await GrantModel.updateOne({ _id }, more, { upsert: true })
    await GrantModel.updateOne({ _id, left: trusted({ $gt: MOST }) }, { $set: { left: MOST } })
  },

  /** WeChat says that nothing is allowed any more, whatever was counted here. */
  async none(account: string, templateId: string): Promise<void> {
    await GrantModel.updateOne({ _id: keyOf(account, templateId) }, { $set: { left: 0 } })
  },

  /** The templates of these for which the account allows a message. */
  async allowed(account: string, templateIds: readonly string[]): Promise<Set<string>> {
    const ids = templateIds.map((id) => keyOf(account, id))
    const open = { _id: trusted({ $in: ids }), left: trusted({ $gte: 1 }) }
    const rows = await GrantModel.find(open, { _id: 1 }).lean()
    return new Set(rows.map(({ _id }) => _id.slice(account.length + 1)))
  },

  /** Takes one; false when another message took the last. */
  async take(account: string, templateId: string): Promise<boolean> {
    const open = { _id: keyOf(account, templateId), left: trusted({ $gte: 1 }) }
    const longTerm = await GrantModel.updateOne({ ...open, longTerm: true }, { $set: { left: 1 } })
    if (longTerm.matchedCount === 1) return true
    const { modifiedCount } = await GrantModel.updateOne(
      { ...open, longTerm: false },
      { $inc: { left: -1 } },
    )
    return modifiedCount === 1
  },

  /** Gives back what a message did not use. */
  async giveBack(account: string, templateId: string): Promise<void> {
    await GrantModel.updateOne(
      { _id: keyOf(account, templateId), longTerm: false },
      { $inc: { left: 1 } },
    )
  },

  /** The account is gone, and all it allowed; answers how many templates. */
  async forget(account: string): Promise<number> {
    const own = { $gte: `${account}|`, $lt: `${account}}` }
    return (await GrantModel.deleteMany({ _id: trusted(own) })).deletedCount
  },

  /** Forgets used-up grants older than the instant; answers how many. */
  async sweep(before: Date): Promise<number> {
    const spent = { left: trusted({ $lte: 0 }), at: trusted({ $lt: before }) }
    return (await GrantModel.deleteMany(spent)).deletedCount
  },
}
