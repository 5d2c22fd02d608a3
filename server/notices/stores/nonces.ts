import { orRunAgain } from '../../kit/again'
import { NonceModel } from '../models/nonce'

export const nonceStore = {
  /** Uses a random number; false when it was used before. Inside a transaction. */
  async use(nonce: string, at: Date): Promise<boolean> {
    if (await NonceModel.exists({ _id: nonce })) return false
    await orRunAgain(() => NonceModel.insertMany([{ _id: nonce, at }]))
    return true
  },
}
