import { Types } from 'mongoose'
import type { Model, QueryFilter } from 'mongoose'
import { isObjectIdText } from '../../../kit/object-id'
import { pageFilter, seenThrough } from './page'
import type { AroundQuestion, AroundSight } from './page'

interface Row {
  _id: Types.ObjectId
}

/** A row as the room knows it. */
type Known<Kept extends Row> = Omit<Kept, '_id'> & { id: string }

/** What a list stands in order of: an instant or a day. */
interface Order {
  by: string
  /** What waits begins with the first due, what is over with the last; otherwise both begin with the last. */
  firstDueFirst: boolean
}

/** What all rows around visits are asked and told: a new one, one and a page for whoever may see them, and a guarded change. */
export function createRowStore<Kept extends Row>(model: Model<Kept>, order: Order) {
  async function add(kept: Omit<Kept, '_id'>): Promise<Known<Kept>> {
    const _id = new Types.ObjectId()
    await model.insertMany([{ ...kept, _id }], { lean: true })
    return { ...kept, id: String(_id) }
  }

  /** Missing and out of sight are one answer. */
  async function seenBy(sight: AroundSight, id: string): Promise<Known<Kept> | undefined> {
    if (!isObjectIdText(id)) return undefined
    return one({ _id: id, ...seenThrough(sight) })
  }

  async function one(filter: object): Promise<Known<Kept> | undefined> {
    const row = await model.findOne(filter as QueryFilter<Kept>).lean<Kept>()
    return row ? withId(row) : undefined
  }

  async function page({ limit, ...question }: AroundQuestion): Promise<Known<Kept>[]> {
    const up = order.firstDueFirst && question.open
    const { filter, sort } = pageFilter(question, { by: order.by, up })
    const found = model.find(filter as QueryFilter<Kept>).sort(sort)
    return (await found.limit(limit).lean<Kept[]>()).map(withId)
  }

  /** Only whoever finds it as the guard says changes it; everybody else gets nothing. */
  async function change(guard: object, update: object): Promise<Known<Kept> | undefined> {
    const row = await model
      .findOneAndUpdate(guard as QueryFilter<Kept>, update, {
        returnDocument: 'after',
      })
      .lean<Kept>()
    return row ? withId(row) : undefined
  }

  return { add, seenBy, one, page, change }
}

export const withId = <Kept extends Row>({ _id, ...row }: Kept): Known<Kept> => ({
  id: String(_id),
  ...row,
})
