import { Schema, Types, model } from 'mongoose'
import type { RedFlag } from '../../../shared/visits/kinds'
import type { Act } from '../../../shared/session'
import { actFields } from '../../kit/act-fields'

/** Signs of an emergency that somebody told when they wanted to book, who was told of them, and what became of it. */
export interface RedFlagsSeen {
  id: string
  elderId: string
  elderName: string
  orgId: string
  /** Organisations whose staff see it, from the province down. */
  orgPath: string[]
  teamId?: string
  flags: RedFlag[]
  staffIds: string[]
  act: Act
  /** What who answered is to the elder. */
  relation?: string
  /** Nobody has written down yet what was done. */
  open: boolean
  acknowledged?: Act
  closed?: Act
  closedNote?: string
}

export type RedFlagRow = Omit<RedFlagsSeen, 'id'> & { _id: Types.ObjectId }
const text = { type: String, required: true } as const
const texts = { type: [String], required: true } as const

const redFlagSchema = new Schema<RedFlagRow>(
  {
    elderId: text,
    elderName: text,
    orgId: text,
    orgPath: texts,
    teamId: String,
    flags: texts,
    staffIds: texts,
    act: { type: actFields, required: true },
    relation: String,
    open: { type: Boolean, required: true },
    acknowledged: actFields,
    closed: actFields,
    closedNote: String,
  },
  { strict: 'throw', versionKey: false, id: false, collection: 'red_flags' },
)
redFlagSchema.index({ elderId: 1, 'act.at': -1 })
for (const whose of ['orgPath', 'staffIds', 'teamId'])
  redFlagSchema.index({ [whose]: 1, open: 1, 'act.at': -1, _id: -1 })

export const RedFlagModel = model('RedFlagsSeen', redFlagSchema)

export const redFlagStore = {
  async add({ id, ...seen }: RedFlagsSeen): Promise<void> {
    await RedFlagModel.insertMany([{ _id: new Types.ObjectId(id), ...seen }])
  },

  async byId(id: string): Promise<RedFlagsSeen | undefined> {
    const row = await RedFlagModel.findById(id).lean<RedFlagRow>()
    if (!row) return undefined
    const { _id, ...seen } = row
    return { id: String(_id), ...seen }
  },
}
