import { Types, trusted } from 'mongoose'
import type { QueryFilter, UpdateQuery } from 'mongoose'
import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { askStandsDays } from '../../../shared/mandates'
import type { MandateScope } from '../../../shared/mandates'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { isObjectIdText } from '../../kit/object-id'
import { MandateModel } from '../models/mandate'
import type { MandateRow } from '../models/mandate'
import type { HeldMandate, NewMandate } from '../types'

/** How a mandate stops standing, or an ask comes to nothing. */
export type MandateEnd = Extract<HeldMandate['status'], 'revoked' | 'declined'>

export const mandateStore = {
  /** Does a mandate of today cover this between the two? Without a scope: any mandate. */
  async covers(pair: Pair, today: Day, scope?: MandateScope): Promise<boolean> {
    const covering = scope ? { scopes: scope } : {}
    return (await MandateModel.exists({ ...pair, ...standing(today), ...covering })) !== null
  },

  /** The mandates somebody holds today. */
  async ofRelative(relativeId: string, today: Day): Promise<HeldMandate[]> {
    return find({ relativeId, ...standing(today) })
  },

  /** The relatives of an elder with a mandate of today, first to be called first. */
  async ofElder(elderId: string, today: Day): Promise<HeldMandate[]> {
    return find({ elderId, ...standing(today) })
  },

  /** Every mandate of somebody, on either side, ended ones too. */
  async around(personId: string): Promise<HeldMandate[]> {
    const [given, held] = [await find({ elderId: personId }), await find({ relativeId: personId })]
    return [...given, ...held]
  },

  /** The last mandate between two people that once stood. */
  async lastBetween({ elderId, relativeId }: Pair): Promise<HeldMandate | undefined> {
    const stood = trusted({ $in: ['in-force', 'revoked', 'expired'] as const })
    const filter = { elderId, relativeId, status: stood, contactOrder: trusted({ $gt: 0 }) }
    const row = await MandateModel.findOne(filter).sort({ _id: -1 }).lean<MandateRow>()
    return row ? toMandate(row) : undefined
  },

  async byId(id: string): Promise<HeldMandate | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await MandateModel.findById(id).lean<MandateRow>()
    return row ? toMandate(row) : undefined
  },

  /** The bulk door, for filling an empty database. */
  async addMany(mandates: readonly NewMandate[]): Promise<void> {
    await MandateModel.insertMany(mandates.map(rowOf), { lean: true })
  },

  /** Adds an ask or a mandate; the database allows one of each between two people. */
  async add(mandate: NewMandate): Promise<HeldMandate> {
    const code = mandate.status === 'asked' ? 'mandate.already-asked' : 'mandate.already-linked'
    const row = rowOf(mandate)
    await duplicateMeans(code, () => MandateModel.insertMany([row]))
    return toMandate(row)
  },

  /** An ask becomes a mandate, if it still is an ask. */
  async confirm(
    id: string,
    facts: Pick<HeldMandate, 'confirmation' | 'from' | 'contactOrder'>,
    act: Act,
  ) {
    const confirmed = { ...facts, status: 'in-force', lane: 'in-force', confirmAct: act } as const
    return duplicateMeans('mandate.already-linked', () =>
      changed({ _id: id, lane: 'asked' }, { $set: confirmed }),
    )
  },

  /** Changes what a mandate of today covers. */
  async change(
    id: string,
    change: Partial<Pick<HeldMandate, 'scopes' | 'until' | 'contactOrder'>>,
    today: Day,
  ) {
    return changed({ _id: id, ...standing(today) }, { $set: change })
  },

  /** Ends an ask or a mandate that has not ended yet. */
  async end(id: string, status: MandateEnd, on: Day, act: Act) {
    return changed({ _id: id, lane: trusted({ $exists: true }) }, endingAs(status, on, act))
  },

  /** Ends every ask and mandate of somebody on one side; answers how many mandates. */
  async endAll(side: Side, personId: string, on: Day, act: Act): Promise<number> {
    const asks = { [side]: personId, lane: 'asked' as const }
    const mandates = { [side]: personId, lane: 'in-force' as const }
    await MandateModel.updateMany(asks, endingAs('declined', on, act))
    return (await MandateModel.updateMany(mandates, endingAs('revoked', on, act))).modifiedCount
  },

  /** Makes room: a mandate that ran out, and an ask nobody answered, no longer hold their place. */
  async clearExpired({ elderId, relativeId }: Pair, today: Day): Promise<void> {
    const ranOut = [
      { lane: 'in-force' as const, until: trusted({ $lt: today }) },
      { lane: 'asked' as const, from: trusted({ $lt: addDays(today, -askStandsDays) }) },
    ]
    await MandateModel.updateMany(
      { elderId, relativeId, $or: ranOut },
      { $set: { status: 'expired' }, $unset: { lane: 1 } },
    )
  },
}

interface Pair {
  elderId: string
  relativeId: string
}
type Side = keyof Pair

const standing = (today: Day) => ({
  lane: 'in-force' as const,
  until: trusted({ $gte: today }),
})

const endingAs = (status: MandateEnd, endedOn: Day, endAct: Act) => ({
  $set: { status, endedOn, endAct },
  $unset: { lane: 1 },
})

async function find(filter: QueryFilter<MandateRow>): Promise<HeldMandate[]> {
  const rows = await MandateModel.find(filter)
    .sort({ contactOrder: 1, _id: 1 })
    .lean<MandateRow[]>()
  return rows.map(toMandate)
}

/** The row after a guarded change; undefined when it no longer was as the filter says. */
async function changed(
  filter: QueryFilter<MandateRow>,
  change: UpdateQuery<MandateRow>,
): Promise<HeldMandate | undefined> {
  const after = { returnDocument: 'after' } as const
  const row = await MandateModel.findOneAndUpdate(filter, change, after).lean<MandateRow>()
  return row ? toMandate(row) : undefined
}

const rowOf = ({ id, ...mandate }: NewMandate): MandateRow => ({
  _id: new Types.ObjectId(id),
  ...mandate,
  lane: mandate.status,
})

const toMandate = ({ _id, lane: _lane, act, confirmAct, endAct, ...row }: MandateRow) => ({
  id: String(_id),
  ...row,
  lastAct: endAct ?? confirmAct ?? act,
})
