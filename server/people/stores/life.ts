import { trusted } from 'mongoose'
import type { Day } from '../../../shared/day'
import type { LifeStatus } from '../../../shared/people'
import type { Act } from '../../../shared/session'
import { PersonModel } from '../models/person'
import type { Person } from '../types'

interface Life {
  status: LifeStatus
  on: Day
  note?: string
}

const open = { to: { $exists: false } }
/** A file that was merged away at this moment takes nothing more. */
const ownFile = (id: string) => ({ _id: id, registered: true })

/** Life status and stays in hospital; each write holds only if the row still is what its writer saw. */
export const lifeStore = {
  /** Whoever leaves the register also leaves the hospital. */
  async change({ id, life: seen }: Person, { status, on, note }: Life, act: Act): Promise<boolean> {
    const change = {
      $set: { life: { status, on } },
      $push: { lives: { status, on, ...(note ? { note } : {}), act } },
    }
    const filter = { ...ownFile(id), 'life.status': seen.status }
    const { modifiedCount } = await PersonModel.updateOne(filter, change)
    if (modifiedCount === 1 && status !== 'living') await lifeStore.discharge(id, on, act)
    return modifiedCount === 1
  },

  async admit({ id }: Person, from: Day, act: Act): Promise<boolean> {
    const inside = { stays: trusted({ $elemMatch: open }) }
    const filter = { ...ownFile(id), 'life.status': 'living' as const, $nor: [inside] }
    const { modifiedCount } = await PersonModel.updateOne(filter, {
      $push: { stays: { from, act } },
    })
    return modifiedCount === 1
  },

  async discharge(id: string, to: Day, endAct: Act): Promise<boolean> {
    const filter = { ...ownFile(id), stays: trusted({ $elemMatch: open }) }
    const change = { $set: { 'stays.$.to': to, 'stays.$.endAct': endAct } }
    return (await PersonModel.updateOne(filter, change)).modifiedCount === 1
  },
}
