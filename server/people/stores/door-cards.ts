import type { Act } from '../../../shared/session'
import { orRunAgain } from '../../kit/again'
import { DoorCardModel } from '../models/door-card'

export interface DoorCard {
  /** The hash of the text on the card. */
  id: string
  personId: string
  act: Act
}

export const doorCardStore = {
  /** Two desks that print at once: the second one's card stands. */
  async add({ id, ...card }: DoorCard): Promise<void> {
    await orRunAgain(() => DoorCardModel.insertMany([{ _id: id, ...card, open: true }]))
  },

  /** The card that opens the person's file. */
  async of(personId: string): Promise<DoorCard | undefined> {
    const row = await DoorCardModel.findOne({ personId, open: true }).lean()
    return row ? { id: row._id, personId, act: row.act as Act } : undefined
  },

  /** Whom a card that still opens something belongs to. */
  async holder(id: string): Promise<string | undefined> {
    return (await DoorCardModel.findOne({ _id: id, open: true }).lean())?.personId
  },

  async revoke(personId: string, revoked: Act): Promise<boolean> {
    const change = { $set: { open: false, revoked } }
    return (await DoorCardModel.updateOne({ personId, open: true }, change)).modifiedCount === 1
  },
}
