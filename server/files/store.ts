import { Types, trusted } from 'mongoose'
import { orRunAgain } from '../kit/again'
import { isDuplicate } from '../kit/database-errors'
import { isObjectIdText } from '../kit/object-id'
import { FileModel, UploadDayModel } from './model'
import type { FileRow } from './model'
import type { KeptFile } from './types'

export const fileStore = {
  async byId(id: string): Promise<KeptFile | undefined> {
    if (!isObjectIdText(id)) return undefined
    const row = await FileModel.findById(id).lean<FileRow>()
    return row ? toFile(row) : undefined
  },

  /** The file this person uploaded before, of the same bytes, purpose and elder. */
  async uploadedBefore(same: string): Promise<KeptFile | undefined> {
    const row = await FileModel.findOne({ same }).lean<FileRow>()
    return row ? toFile(row) : undefined
  },

  /** The names of all bytes, for changing keys. */
  async *everyName(): AsyncGenerator<string> {
    for await (const { name } of FileModel.find({}, { name: 1 }).lean().cursor()) yield name
  },

  async add(file: Omit<KeptFile, 'id'>, same: string): Promise<KeptFile> {
    const row: FileRow = { _id: new Types.ObjectId(), ...file, same }
    await orRunAgain(() => FileModel.insertMany([row]))
    return toFile(row)
  },

  /** Counts one more upload of the day; false when there were `most` already. */
  async countUpload(personDay: string, most: number, at: Date): Promise<boolean> {
    const more = { $inc: { count: 1 }, $setOnInsert: { at } }
    const filter = { _id: personDay, count: trusted({ $lt: most }) }
    try {
      await UploadDayModel.updateOne(filter, more, { upsert: true })
      return true
    } catch (thrown) {
      // The row is there, and not below the most: the upsert met its own id.
      if (isDuplicate(thrown)) return false
      throw thrown
    }
  },
}

const toFile = ({ _id, same: _, ...row }: FileRow): KeptFile => ({ id: String(_id), ...row })
