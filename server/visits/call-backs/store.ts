import { Types, trusted } from 'mongoose'
import type { UpdateQuery } from 'mongoose'
import type { Act } from '../../../shared/session'
import { isDuplicate } from '../../kit/database-errors'
import { isObjectIdText } from '../../kit/object-id'
import { oneOf } from '../../kit/one-of'
import { CallBackModel } from './model'
import type { CallBack, CallBackRow } from './model'

const MOST_SHOWN = 200

export const callBackStore = {
  /** The one that is open afterwards: this one, or one for the same wish that somebody asked for before. */
  async add(callBack: CallBack): Promise<CallBack> {
    const { id, ...row } = callBack
    try {
      await CallBackModel.insertMany([{ _id: new Types.ObjectId(id), ...row, wish: wishOf(row) }])
      return callBack
    } catch (thrown) {
      const open = isDuplicate(thrown) && (await callBackStore.openFor(row))
      if (open) return open
      throw thrown
    }
  },

  /** Of one of these houses; missing and out of sight are one answer. */
  async seenBy(orgIds: readonly string[], id: string): Promise<CallBack | undefined> {
    if (!isObjectIdText(id)) return undefined
    const filter = { _id: id, orgId: trusted({ $in: [...orgIds] }) }
    const row = await CallBackModel.findOne(filter).lean<CallBackRow>()
    return row ? toCallBack(row) : undefined
  },

  /** Open ones first by when they are due; then those done since, newest first. */
  async ofHouse(orgId: string, doneSince: string): Promise<CallBack[]> {
    // As null, which bounds the index in every database: `$exists` may read every call the house ever had.
    const open = { orgId, outcome: null }
    const done = { orgId, 'done.at': trusted({ $gte: doneSince }) }
    const [waiting, over] = await Promise.all([
      CallBackModel.find(open).sort({ dueAt: 1, _id: 1 }).limit(MOST_SHOWN).lean<CallBackRow[]>(),
      CallBackModel.find(done).sort({ 'done.at': -1 }).limit(MOST_SHOWN).lean<CallBackRow[]>(),
    ])
    return [...waiting, ...over].map(toCallBack)
  },

  /** The one that is still open for the same wish of an elder. */
  async openFor(asked: Wished & Pick<CallBack, 'elderId'>): Promise<CallBack | undefined> {
    const filter = { elderId: asked.elderId, wish: wishOf(asked) }
    const row = await CallBackModel.findOne(filter).lean<CallBackRow>()
    return row ? toCallBack(row) : undefined
  },

  /** Those of an elder, by every id of hers, that are open at one of these houses; the first due first. */
  async openOf(elderIds: readonly string[], orgIds: readonly string[]): Promise<CallBack[]> {
    const whose = { elderId: oneOf(elderIds), orgId: oneOf(orgIds) }
    // Asked by the wish: the calls of a house are all it ever had, those with a wish the few that are open.
    const filter = { ...whose, wish: trusted({ $exists: true }) }
    const rows = await CallBackModel.find(filter)
      .sort({ dueAt: 1, _id: 1 })
      .limit(MOST_SHOWN)
      .lean<CallBackRow[]>()
    return rows.map(toCallBack)
  },

  /** Once: undefined when somebody had called already. */
  async close(
    id: string,
    done: Act,
    outcome: NonNullable<CallBack['outcome']>,
  ): Promise<CallBack | undefined> {
    return changeOpen(id, { $set: { done, outcome }, $unset: { wish: 1 } })
  },

  /** Nobody was reached: it is due again. Undefined when somebody had called by then. */
  again: (id: string, tried: Act, dueAt: string): Promise<CallBack | undefined> =>
    changeOpen(id, { $set: { tried, dueAt } }),
}

async function changeOpen(
  id: string,
  update: UpdateQuery<CallBackRow>,
): Promise<CallBack | undefined> {
  const open = { _id: id, outcome: trusted({ $exists: false }) }
  const how = { returnDocument: 'after' } as const
  const row = await CallBackModel.findOneAndUpdate(open, update, how).lean<CallBackRow>()
  return row ? toCallBack(row) : undefined
}

type Wished = Pick<CallBack, 'code' | 'words'>

/** What is wished: a service, in somebody's words. Who asks for something else is called about that, too. */
const wishOf = ({ code = '', words = '' }: Wished): string => `${code}|${words}`

const toCallBack = ({ _id, wish: _wish, ...row }: CallBackRow): CallBack => ({
  id: String(_id),
  ...row,
})
