import { Types, trusted } from 'mongoose'
import type { ContractStatus } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import { orRunAgain } from '../kit/again'
import { duplicateMeans } from '../kit/database-errors'
import { isObjectIdText } from '../kit/object-id'
import { oneOf } from '../kit/one-of'
import { ContractModel, DoctorModel } from './model'
import type { ContractRow } from './model'
import type { Sight } from './policy'
import type { Contract, NewContract } from './types'

/** The fields a change may set; `undefined` takes the field away. */
type Change = {
  [Field in Exclude<keyof Contract, 'id' | 'elderId' | 'version'>]?: Contract[Field] | undefined
}

/** A page of contracts, newest first, of those the asker may see. */
export interface ContractQuestion {
  sight: Sight
  elderIds?: readonly string[] | undefined
  status?: ContractStatus | undefined
  /** With status `active`: only those that have not run out before this day. */
  notOutBefore?: Day
  /** Sort values of the last row already seen. */
  after?: { at: string; id: string } | undefined
  limit: number
}

export const contractStore = {
  /** A new ask or draft; the database allows one per elder. */
  async add(contract: NewContract): Promise<Contract> {
    const row = rowOf(contract)
    await duplicateMeans('contract.already-asked', () => ContractModel.insertMany([row]))
    return toContract(row)
  },

  /** The bulk door, for filling an empty database. */
  async addMany(contracts: readonly NewContract[]): Promise<string[]> {
    const rows = contracts.map(rowOf)
    await ContractModel.insertMany(rows, { lean: true })
    return rows.map(({ _id }) => String(_id))
  },

  /** Scope stands inside the question: missing and out of sight are one answer. */
  async seenBy(sight: Sight, id: string): Promise<Contract | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await ContractModel.findOne({ _id: id, ...seen(sight) }).lean<ContractRow>()
    return row ? toContract(row) : undefined
  },

  /** All contracts an elder ever had, newest first. */
  async ofElder(elderId: string): Promise<Contract[]> {
    const rows = await ContractModel.find({ elderId }).sort(newestFirst).lean<ContractRow[]>()
    return rows.map(toContract)
  },

  /** The same of several elders. */
  async ofElders(elderIds: readonly string[]): Promise<Contract[]> {
    const filter = { elderId: trusted({ $in: [...elderIds] }) }
    const rows = await ContractModel.find(filter).sort(newestFirst).lean<ContractRow[]>()
    return rows.map(toContract)
  },

  /** The active contracts of these elders, run out or not. */
  async activeOf(elderIds: readonly string[]): Promise<Contract[]> {
    const filter = { elderId: oneOf(elderIds), lane: 'active' as const }
    return (await ContractModel.find(filter).lean<ContractRow[]>()).map(toContract)
  },

  async byIds(ids: readonly string[]): Promise<Contract[]> {
    const filter = { _id: trusted({ $in: ids.filter(isObjectIdText) }) }
    return (await ContractModel.find(filter).lean<ContractRow[]>()).map(toContract)
  },

  /** Contracts in force whose last day lies in the window, soonest first, after the one already seen. */
  async endingWithin(
    { from, to }: { from: Day; to: Day },
    limit: number,
    after?: Pick<Contract, 'id' | 'endsOn'>,
  ): Promise<Contract[]> {
    const filter = {
      lane: 'active' as const,
      endsOn: trusted({ $gte: from, $lte: to }),
      ...(after?.endsOn ? endingAfter(after.endsOn, after.id) : {}),
    }
    const rows = await ContractModel.find(filter)
      .sort({ endsOn: 1, _id: 1 })
      .limit(limit)
      .lean<ContractRow[]>()
    return rows.map(toContract)
  },

  async page(question: ContractQuestion): Promise<Contract[]> {
    const { sight, elderIds, status, notOutBefore, after, limit } = question
    const filter = {
      $and: [seen(sight), ...(after ? [askedBefore(after)] : [])],
      ...(elderIds ? { elderId: oneOf(elderIds) } : {}),
      ...(status ? { status } : {}),
      ...(notOutBefore ? { endsOn: trusted({ $gte: notOutBefore }) } : {}),
    }
    const rows = await ContractModel.find(filter)
      .sort(newestFirst)
      .limit(limit)
      .lean<ContractRow[]>()
    return rows.map(toContract)
  },

  /** Changes the contract only if nobody did since it was read: then it is given back, otherwise nothing. */
  async change({ id, version }: Contract, change: Change): Promise<Contract | undefined> {
    const { set, unset } = sorted(change)
    const row = await duplicateMeans('contract.already-active', () =>
      ContractModel.findOneAndUpdate(
        { _id: id, version },
        { $set: set, $unset: unset, $inc: { version: 1 } },
        { returnDocument: 'after' },
      ).lean<ContractRow>(),
    )
    return row ? toContract(row) : undefined
  },

  /** Gives back the place of a contract that ran out before the day; it stays active in its own years. */
  async leaveLane(elderId: string, day: Day): Promise<void> {
    await ContractModel.updateOne(
      { elderId, lane: 'active', endsOn: trusted({ $lt: day }) },
      { $unset: { lane: 1 }, $inc: { version: 1 } },
    )
  },

  /** Everybody who signs with this doctor at this moment meets here; the second looks again. */
  async meetDoctor(doctorId: string): Promise<void> {
    await orRunAgain(() =>
      DoctorModel.updateOne({ _id: doctorId }, { $inc: { writes: 1 } }, { upsert: true }),
    )
  },

  countSigned: (doctorId: string, day: Day): Promise<number> =>
    ContractModel.countDocuments({ doctorId, lane: 'active', endsOn: trusted({ $gte: day }) }),

  /** Contracts in force by team. */
  async signedByTeam(
    this: void,
    teamIds: readonly string[],
    day: Day,
  ): Promise<Map<string, number>> {
    const rows = await ContractModel.aggregate<{ _id: string; signed: number }>([
      { $match: { teamId: { $in: [...teamIds] }, lane: 'active', ...inForceOn(day) } },
      { $group: { _id: '$teamId', signed: { $sum: 1 } } },
    ])
    return new Map(rows.map(({ _id, signed }) => [_id, signed]))
  },
}

const endingAfter = (endsOn: Day, id: string) => ({
  $or: [
    { endsOn: trusted({ $gt: endsOn }) },
    { endsOn, _id: trusted({ $gt: new Types.ObjectId(id) }) },
  ],
})

const inForceOn = (day: Day) => ({ startsOn: { $lte: day }, endsOn: { $gte: day } })

const newestFirst = { 'asked.at': -1, _id: -1 } as const

/** Rows that come after this one, newest first. */
const askedBefore = ({ at, id }: { at: string; id: string }) => ({
  $or: [
    { 'asked.at': trusted({ $lt: at }) },
    { 'asked.at': at, _id: trusted({ $lt: new Types.ObjectId(id) }) },
  ],
})

/** The organisations, teams or elders through which somebody sees contracts. */
function seen({ orgIds, teamIds, elderIds }: Sight) {
  return {
    $or: [
      { elderId: trusted({ $in: elderIds }) },
      { teamId: trusted({ $in: teamIds }) },
      { orgPath: trusted({ $in: orgIds }) },
    ],
  }
}

function sorted(change: Change) {
  const entries = Object.entries(change)
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    unset: Object.fromEntries(
      entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1 as const]),
    ),
  }
}

const rowOf = ({ id, ...contract }: NewContract): ContractRow => ({
  _id: new Types.ObjectId(id),
  ...contract,
})

export const toContract = ({ _id, ...row }: ContractRow): Contract => ({ id: String(_id), ...row })
