import { trusted } from 'mongoose'
import { SecondFactorModel } from '../models/second-factor'

interface SecondFactor {
  secret: string
  confirmed: boolean
}

export const secondFactorStore = {
  async ofPerson(personId: string): Promise<SecondFactor | undefined> {
    const row = await SecondFactorModel.findById(personId).lean<SecondFactor>()
    return row ? { secret: row.secret, confirmed: row.confirmed } : undefined
  },

  /** People of these who have a confirmed one. */
  async confirmedAmong(personIds: readonly string[]): Promise<Set<string>> {
    const filter = { _id: trusted({ $in: [...personIds] }), confirmed: true }
    return new Set((await SecondFactorModel.find(filter, { _id: 1 }).lean()).map(({ _id }) => _id))
  },

  /** A secret that is still to be confirmed; one that is confirmed stays, and then it throws a duplicate key. */
  async propose(personId: string, secret: string, at: Date): Promise<void> {
    const unconfirmed = { _id: personId, confirmed: false }
    await SecondFactorModel.updateOne(
      unconfirmed,
      { $set: { secret, at, lastStep: 0 } },
      { upsert: true },
    )
  },

  /** Takes the code of a step once; false when it or a later one was taken, or the secret is another by now. */
  async spend(
    personId: string,
    { secret, step }: { secret: string; step: number },
  ): Promise<boolean> {
    const fresh = { _id: personId, secret, lastStep: trusted({ $lt: step }) }
    const taken = { $set: { lastStep: step, confirmed: true } }
    return (await SecondFactorModel.updateOne(fresh, taken)).modifiedCount === 1
  },

  async remove(personId: string): Promise<boolean> {
    return (await SecondFactorModel.deleteOne({ _id: personId })).deletedCount === 1
  },
}
