import { trusted } from 'mongoose'
import type { Day } from '../../../../shared/day'
import type { VisitState } from '../../../../shared/visits/kinds'
import type { VisitTrailStep } from '../../../../shared/visits/view'
import { oneOf } from '../../../kit/one-of'
import { VisitModel } from '../../model'
import type { VisitRow } from '../../model'
import { toVisit } from '../../store'
import type { Visit } from '../../types'

/** What these people do, and what waits for somebody of their team, in these houses. */
interface Whose {
  staffIds: readonly string[]
  teamId?: string | undefined
  orgIds: readonly string[]
}

/** More visits than a house has booked ahead. */
const MOST_LOOKED_AT = 5_000
const byTime = { day: 1, time: 1, _id: 1 } as const

/** What those who watch over visits ask of them. */
export const watchStore = {
  /** Visits at doors up to a day in which somebody is on the way or inside; of these houses, or of all. */
  async underWay(
    states: readonly VisitState[],
    to: Day,
    orgIds?: readonly string[],
  ): Promise<Visit[]> {
    const filter = {
      state: trusted({ $in: [...states] }),
      home: true,
      day: trusted({ $lte: to }),
      ...(orgIds ? { orgPath: trusted({ $in: [...orgIds] }) } : {}),
    }
    return (await VisitModel.find(filter).sort(byTime).lean<VisitRow[]>()).map(toVisit)
  },

  /** Visits of these houses in these states from a day on, the first ones. */
  async coming(
    orgIds: readonly string[],
    states: readonly VisitState[],
    from: Day,
  ): Promise<Visit[]> {
    const filter = {
      orgPath: trusted({ $in: [...orgIds] }),
      state: trusted({ $in: [...states] }),
      day: trusted({ $gte: from }),
    }
    const rows = await VisitModel.find(filter).sort(byTime).limit(MOST_LOOKED_AT).lean<VisitRow[]>()
    return rows.map(toVisit)
  },

  /** Every visit of a day in these states, of all houses. */
  async onDay(day: Day, states: readonly VisitState[]): Promise<Visit[]> {
    const filter = { day, state: trusted({ $in: [...states] }) }
    return (await VisitModel.find(filter).sort(byTime).lean<VisitRow[]>()).map(toVisit)
  },

  async ofDay(
    day: Day,
    { staffIds, teamId, orgIds }: Whose,
    states: readonly VisitState[],
  ): Promise<Visit[]> {
    const standing = { day, state: trusted({ $in: [...states] }), orgPath: oneOf(orgIds) }
    const whose = [
      { staffIds: trusted({ $in: [...staffIds] }) },
      ...(teamId ? [{ teamId, staffIds: trusted({ $size: 0 }) }] : []),
    ]
    const rows = await VisitModel.find({ ...standing, $or: whose })
      .sort(byTime)
      .lean<VisitRow[]>()
    return rows.map(toVisit)
  },

  /** Every visit of these elders in these states, whenever. */
  async ofElders(elderIds: readonly string[], states: readonly VisitState[]): Promise<Visit[]> {
    const filter = { elderId: oneOf(elderIds), state: trusted({ $in: [...states] }) }
    return (await VisitModel.find(filter).sort(byTime).lean<VisitRow[]>()).map(toVisit)
  },

  /** A line of the trail that is no step: whoever works on the visit is not in the way of it. */
  async remark(id: string, line: VisitTrailStep): Promise<void> {
    await VisitModel.updateOne({ _id: id }, { $push: { trail: line } })
  },
}
