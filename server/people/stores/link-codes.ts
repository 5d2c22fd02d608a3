import { trusted } from 'mongoose'
import { LinkCodeModel } from '../models/link-code'

export const linkCodeStore = {
  async add(code: { hash: string; personId: string; expiresAt: Date; sweepAt: Date }) {
    const { hash, ...row } = code
    await LinkCodeModel.insertMany([{ _id: hash, ...row }])
  },

  /** Uses the code up; undefined when it is unknown, used or too old. */
  async take(hash: string, now: Date): Promise<string | undefined> {
    const filter = { _id: hash, expiresAt: trusted({ $gt: now }) }
    return (await LinkCodeModel.findOneAndDelete(filter).lean())?.personId
  },
}
