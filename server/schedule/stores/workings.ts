import type { Day } from '../../../shared/day'
import type { ReadingPart } from '../../kit/reading-together'
import { createMemory } from '../../kit/remembering'
import { BlockModel } from '../models/block'
import type { BlockRow } from '../models/block'
import { ExceptionModel } from '../models/exception'
import type { ExceptionRow } from '../models/exception'
import { PlansModel } from '../models/plan'
import type { PlansRow } from '../models/plan'
import type { Block, Exception, Plans } from '../types'
import { toBlock, touching } from './blocks'

/** What is planned for some people over some days, soonest first. */
interface Planned {
  plans: Map<string, Plans>
  exceptions: Exception[]
  blocks: Block[]
}

/** The rows of three collections; each kind is known by a field of its own. */
type Row = PlansRow | ExceptionRow | BlockRow

/** Plans, exceptions and blocks in one question. */
export async function plannedBetween(
  staffIds: readonly string[],
  from: Day,
  to: Day,
): Promise<Planned> {
  const known = memory.known(keyOf(staffIds, from, to))
  if (known) return known
  return plannedOf(await PlansModel.aggregate<Row>(pipelineOf(staffIds, from, to)))
}

/** What `plannedBetween` asks, read with something else. */
export const plannedPart = (staffIds: readonly string[], from: Day, to: Day): ReadingPart => ({
  collection: PlansModel.collection.name,
  pipeline: pipelineOf(staffIds, from, to),
  take: (rows) => memory.put(keyOf(staffIds, from, to), plannedOf(rows as Row[])),
})

const memory = createMemory<Planned>('workings')
const keyOf = (staffIds: readonly string[], from: Day, to: Day) => [from, to, ...staffIds].join('|')

function pipelineOf(staffIds: readonly string[], from: Day, to: Day): ReadingPart['pipeline'] {
  const any = { $in: [...staffIds] }
  const between = { staffId: any, day: { $gte: from, $lte: to } }
  return [
    { $match: { _id: any } },
    {
      $unionWith: { coll: ExceptionModel.collection.name, pipeline: [{ $match: between }] },
    },
    {
      $unionWith: {
        coll: BlockModel.collection.name,
        pipeline: [{ $match: { staffId: any, ...touching(from, to) } }, { $sort: soonest }],
      },
    },
  ]
}

const plannedOf = (rows: readonly Row[]): Planned => ({
  plans: new Map(rows.flatMap((row) => ('plans' in row ? [[row._id, plansOf(row)]] : []))),
  exceptions: rows.flatMap((row) => ('spans' in row ? [exceptionOf(row)] : [])),
  blocks: rows.flatMap((row) => ('begins' in row ? [toBlock(row)] : [])),
})

const soonest = { begins: 1, _id: 1 } as const

const plansOf = ({ _id: staffId, ...row }: PlansRow): Plans => ({ staffId, ...row })
const exceptionOf = ({ _id, ...exception }: ExceptionRow): Exception => exception
