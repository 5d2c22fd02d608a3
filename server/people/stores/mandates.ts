import { Types, trusted } from 'mongoose'
import type { QueryFilter, UpdateQuery } from 'mongoose'
import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { askStandsDays } from '../../../shared/mandates'
import type { MandateScope } from '../../../shared/mandates'
import type { Act } from '../../../shared/session'
import { duplicateMeans } from '../../kit/database-errors'
import { isObjectIdText } from '../../kit/object-id'
import { anyIdOf } from './any-id'
import { rowsOf, standing, standingAround } from './mandate-rows'
import { peopleStore } from './people'
import { MandateModel } from '../models/mandate'
import type { MandateRow } from '../models/mandate'
import type { HeldMandate, NewMandate } from '../types'

/** How a mandate stops standing, or an ask comes to nothing. */
export type MandateEnd = Extract<HeldMandate['status'], 'revoked' | 'declined'>

/** When, by whom, and in whose words when staff did it. */
interface Ending {
  on: Day
  act: Act
  wordOf?: string
}

export const mandateStore = {
  /** Does a mandate of today cover this between the two? Without a scope: any mandate. */
  async covers(pair: Pair, today: Day, scope?: MandateScope): Promise<boolean> {
    const covering = scope ? { scopes: scope } : {}
    const between = await betweenAny(pair)
    return (await MandateModel.exists({ ...between, ...standing(today), ...covering })) !== null
  },

  /** The mandates somebody holds today. */
  async ofRelative(relativeId: string, today: Day): Promise<HeldMandate[]> {
    const ids = await peopleStore.idsOf(relativeId)
    const around = await standingAround(ids, today)
    return allKept(around.filter((row) => ids.includes(row.relativeId)))
  },

  /** The relatives of an elder with a mandate of today, first to be called first. */
  async ofElder(elderId: string, today: Day): Promise<HeldMandate[]> {
    const ids = await peopleStore.idsOf(elderId)
    const around = await standingAround(ids, today)
    return allKept(around.filter((row) => ids.includes(row.elderId)))
  },

  /** Every mandate of somebody, on either side, ended ones too. */
  async around(personId: string): Promise<HeldMandate[]> {
    const id = await anyIdOf(personId)
    return [...(await find({ elderId: id })), ...(await find({ relativeId: id }))]
  },

  /** The last mandate between two people that once stood. */
  async lastBetween(pair: Pair): Promise<HeldMandate | undefined> {
    const stood = trusted({ $in: ['in-force', 'revoked', 'expired'] as const })
    const filter = { ...(await betweenAny(pair)), status: stood, contactOrder: trusted({ $gt: 0 }) }
    return kept(await MandateModel.findOne(filter).sort({ _id: -1 }).lean<MandateRow>())
  },

  async byId(id: string): Promise<HeldMandate | undefined> {
    if (!isObjectIdText(id)) return undefined
    return kept(await MandateModel.findById(id).lean<MandateRow>())
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
    change: Partial<Pick<MandateRow, 'scopes' | 'until' | 'contactOrder' | 'changeAct' | 'wordOf'>>,
    today: Day,
  ) {
    return changed({ _id: id, ...standing(today) }, { $set: change })
  },

  /** Ends an ask or a mandate that has not ended yet. */
  async end(id: string, status: MandateEnd, { on, act, ...word }: Ending) {
    const { $set, $unset } = endingAs(status, on, act)
    const open = { _id: id, lane: trusted({ $exists: true }) }
    return changed(open, { $set: { ...$set, ...word }, $unset })
  },

  /** Ends every ask and mandate of somebody on one side; answers how many mandates. */
  async endAll(side: Side, personId: string, on: Day, act: Act): Promise<number> {
    const id = await anyIdOf(personId)
    const asks = { [side]: id, lane: 'asked' as const }
    const mandates = { [side]: id, lane: 'in-force' as const }
    await MandateModel.updateMany(asks, endingAs('declined', on, act))
    return (await MandateModel.updateMany(mandates, endingAs('revoked', on, act))).modifiedCount
  },

  /** Makes room: a mandate that ran out, and an ask nobody answered, no longer hold their place. */
  async clearExpired(pair: Pair, today: Day): Promise<void> {
    const ranOut = [
      { lane: 'in-force' as const, until: trusted({ $lt: today }) },
      { lane: 'asked' as const, from: trusted({ $lt: addDays(today, -askStandsDays) }) },
    ]
    await MandateModel.updateMany(
      { ...(await betweenAny(pair)), $or: ranOut },
      { $set: { status: 'expired' }, $unset: { lane: 1 } },
    )
  },
}

interface Pair {
  elderId: string
  relativeId: string
}
type Side = keyof Pair

const endingAs = (status: MandateEnd, endedOn: Day, endAct: Act) => ({
  $set: { status, endedOn, endAct },
  $unset: { lane: 1 },
})

const find = async (filter: QueryFilter<MandateRow>): Promise<HeldMandate[]> =>
  allKept(await rowsOf(filter))

/** Also what was given to or by a file that has been merged away since. */
const betweenAny = async ({ elderId, relativeId }: Pair) => ({
  elderId: await anyIdOf(elderId),
  relativeId: await anyIdOf(relativeId),
})

const kept = async (row: MandateRow | null): Promise<HeldMandate | undefined> =>
  row ? (await allKept([row]))[0] : undefined

/** As they stand now: somebody whose file was merged away is the person of the kept file. */
async function allKept(rows: readonly MandateRow[]): Promise<HeldMandate[]> {
  const ids = rows.flatMap(({ elderId, relativeId }) => [elderId, relativeId])
  const now = await peopleStore.keptOf(ids)
  const keptId = (id: string) => now.get(id) ?? id
  return rows.map(toMandate).map((mandate) => ({
    ...mandate,
    elderId: keptId(mandate.elderId),
    relativeId: keptId(mandate.relativeId),
  }))
}

/** The row after a guarded change; undefined when it no longer was as the filter says. */
async function changed(
  filter: QueryFilter<MandateRow>,
  change: UpdateQuery<MandateRow>,
): Promise<HeldMandate | undefined> {
  const after = { returnDocument: 'after' } as const
  return kept(await MandateModel.findOneAndUpdate(filter, change, after).lean<MandateRow>())
}

const rowOf = ({ id, ...mandate }: NewMandate): MandateRow => ({
  _id: new Types.ObjectId(id),
  ...mandate,
  lane: mandate.status,
})

const toMandate = ({ _id, lane: _lane, ...stored }: MandateRow): HeldMandate => {
  const { act, confirmAct, changeAct, endAct, ...row } = stored
  return {
    id: String(_id),
    ...row,
    ...(changeAct ? { isChanged: true } : {}),
    lastAct: endAct ?? changeAct ?? confirmAct ?? act,
  }
}
