import { trusted } from 'mongoose'
import type { Types } from 'mongoose'
import { isDuplicate } from '../../kit/database-errors'
import { AccountModel } from '../models/account'

export interface Account {
  id: string
  openid: string
  personId?: string
}

export const accountStore = {
  /** The account of an openid, made when it is seen for the first time. */
  async seen(wechat: { openid: string; unionid?: string }, at: Date): Promise<Account> {
    const { openid, unionid } = wechat
    const change = { ...(unionid ? { $set: { unionid } } : {}), $setOnInsert: { at } }
    const seeing = () =>
      AccountModel.findOneAndUpdate({ openid }, change, {
        upsert: true,
        returnDocument: 'after',
      }).lean<Stored>()
    // Two first calls at once: the second one finds what the first has made.
    return toAccount(
      await seeing().catch((thrown) => (isDuplicate(thrown) ? seeing() : raise(thrown))),
    )
  },

  async byId(id: string): Promise<Account | undefined> {
    const row = await AccountModel.findById(id).lean<Stored>()
    return row ? toAccount(row) : undefined
  },

  async ofPeople(personIds: readonly string[]): Promise<Account[]> {
    const filter = { personId: trusted({ $in: [...personIds] }) }
    return (await AccountModel.find(filter).lean<Stored[]>()).map(toAccount)
  },

  /** False when the account is somebody already. */
  async become(id: string, personId: string): Promise<boolean> {
    const free = { _id: id, personId: trusted({ $exists: false }) }
    const { modifiedCount } = await AccountModel.updateOne(free, { $set: { personId } })
    return modifiedCount === 1
  },

  /** False when the account is not (or no longer) this person. */
  async becomeNobody(id: string, personId: string): Promise<boolean> {
    const { modifiedCount } = await AccountModel.updateOne(
      { _id: id, personId },
      { $unset: { personId: 1 } },
    )
    return modifiedCount === 1
  },

  /** The account and its openid are gone. */
  async remove(ids: readonly string[]): Promise<void> {
    await AccountModel.deleteMany({ _id: trusted({ $in: [...ids] }) })
  },
}

function raise(thrown: unknown): never {
  throw thrown
}

type Stored = { _id: Types.ObjectId; openid: string; personId?: string | null }
const toAccount = (row: Stored | null): Account => {
  const { _id, openid, personId } = row ?? raise(new Error('an upsert answered nothing'))
  return { id: String(_id), openid, ...(personId ? { personId } : {}) }
}
