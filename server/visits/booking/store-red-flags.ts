import { Schema, Types, model } from 'mongoose'
import type { RedFlag } from '../../../shared/visits/kinds'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'

/** Signs of an emergency that somebody told when they wanted to book, and who was told of them. */
export interface RedFlagsSeen {
  id: string
  elderId: string
  elderName: string
  orgId: string
  flags: RedFlag[]
  staffIds: string[]
  act: Act
}

type Row = Omit<RedFlagsSeen, 'id'> & { _id: Types.ObjectId }
const text = { type: String, required: true } as const

const redFlagSchema = new Schema<Row>(
  {
    elderId: text,
    elderName: text,
    orgId: text,
    flags: { type: [String], required: true },
    staffIds: { type: [String], required: true },
    act: { type: actFields, required: true },
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'red_flags' },
)
redFlagSchema.index({ elderId: 1, 'act.at': -1 })

const RedFlagModel = model('RedFlagsSeen', redFlagSchema)

export const redFlagStore = {
  async add({ id, ...seen }: RedFlagsSeen): Promise<void> {
    await RedFlagModel.insertMany([{ _id: new Types.ObjectId(id), ...seen }])
  },

  async byId(id: string): Promise<RedFlagsSeen | undefined> {
    const row = await RedFlagModel.findById(id).lean<Row>()
    if (!row) return undefined
    const { _id, ...seen } = row
    return { id: String(_id), ...seen }
  },
}
