import { isDuplicate } from '../../kit/database-errors'
import { NonceModel } from '../models/nonce'

export const nonceStore = {
  /** Uses a random number; false when it was used before. */
  async use(nonce: string, at: Date): Promise<boolean> {
    try {
      await NonceModel.insertMany([{ _id: nonce, at }])
      return true
    } catch (thrown) {
      if (isDuplicate(thrown)) return false
      throw thrown
    }
  },
}
