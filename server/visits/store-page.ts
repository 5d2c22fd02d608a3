import { Types, trusted } from 'mongoose'
import type { QueryFilter } from 'mongoose'
import type { Day } from '../../shared/day'
import type { VisitState } from '../../shared/visits/kinds'
import { oneOf } from '../kit/one-of'
import { VisitModel } from './model'
import type { VisitRow } from './model'
import { byTime, toVisit } from './store'
import type { Visit } from './types'

interface Cursor {
  day: Day
  time: string
  id: string
}

interface VisitQuestion {
  elderIds: readonly string[]
  when: 'coming' | 'past'
  today: Day
  after?: Cursor
  limit: number
}

/** A page of visits of an elder, by every id of hers: to come and still standing, or over. */
export async function pageOfVisits({
  elderIds,
  when,
  today,
  after,
  limit,
}: VisitQuestion): Promise<Visit[]> {
  const coming = when === 'coming'
  const over = trusted({ $in: [...overStates] })
  const going = { state: trusted({ $nin: [...overStates, ...unseenStates] }) }
  const filter: QueryFilter<VisitRow> = {
    elderId: oneOf(elderIds),
    ...(coming
      ? { ...going, day: trusted({ $gte: today }) }
      : { $or: [{ state: over }, { ...going, day: trusted({ $lt: today }) }] }),
    ...(after ? { $and: [beyond(after, coming)] } : {}),
  }
  const rows = await VisitModel.find(filter)
    .sort(coming ? byTime : latestFirst)
    .limit(limit)
    .lean<VisitRow[]>()
  return rows.map(toVisit)
}

const latestFirst = { day: -1, time: -1, _id: -1 } as const

/** Nothing more is to come of these. */
const overStates = [
  'confirmed',
  'refused',
  'cancelled',
  'no-show',
  'aborted',
] as const satisfies readonly VisitState[]

/** Rows after the last one seen, upwards or downwards. */
function beyond({ day, time, id }: Cursor, up: boolean) {
  const past = <Value>(value: Value) => trusted(up ? { $gt: value } : { $lt: value })
  return {
    $or: [
      { day: past(day) },
      { day, time: past(time) },
      { day, time, _id: past(new Types.ObjectId(id)) },
    ],
  }
}

/** Held times are nobody's visit yet. */
const unseenStates = ['held', 'expired'] as const satisfies readonly VisitState[]
