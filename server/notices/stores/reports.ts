import { orRunAgain } from '../../kit/again'
import { ReportModel } from '../models/report'
import type { ReportRow } from '../models/report'

/** Both who sends and who is told write this row, so that of two at once the second sees the first. In transactions. */
export const reportStore = {
  async note(messageId: string, delivered: boolean, at: Date): Promise<void> {
    await write(messageId, { delivered, at })
  },

  /** The sending is written down; answers what was reported of the message before. */
  async meet(messageId: string, at: Date): Promise<boolean | undefined> {
    return (await write(messageId, { at }))?.delivered
  },
}

const write = (messageId: string, set: Omit<ReportRow, '_id'>): Promise<ReportRow | null> =>
  orRunAgain(() =>
    ReportModel.findOneAndUpdate(
      { _id: messageId },
      { $set: set },
      { upsert: true, returnDocument: 'before' },
    ).lean<ReportRow>(),
  )
