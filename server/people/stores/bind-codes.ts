import { trusted } from 'mongoose'
import type { Act } from '../../../shared/session'
import { wallNow } from '../../kit/clock'
import { BindCodeModel } from '../models/bind-code'

const DAY_MS = 86_400_000

export interface BindCode {
  personId: string
  act: Act
}

export const bindCodeStore = {
  async add(codeHash: string, code: BindCode & { expiresAt: Date }): Promise<void> {
    const sweepAt = new Date(wallNow() + DAY_MS)
    await BindCodeModel.insertMany([{ _id: codeHash, ...code, used: false, sweepAt }])
  },

  /** Once, and before its end. */
  async spend(codeHash: string, now: Date): Promise<BindCode | undefined> {
    const open = { _id: codeHash, used: false, expiresAt: trusted({ $gt: now }) }
    const row = await BindCodeModel.findOneAndUpdate(open, {
      $set: { used: true },
    }).lean<BindCode>()
    return row ? { personId: row.personId, act: row.act } : undefined
  },
}
