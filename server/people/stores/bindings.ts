import { trusted } from 'mongoose'
import type { Types } from 'mongoose'
import type { Act } from '../../../shared/session'
import type { BindingView } from '../../../shared/sign-in'
import { duplicateMeans } from '../../kit/database-errors'
import { isObjectIdText } from '../../kit/object-id'
import { BindingModel } from '../models/binding'

export interface Binding {
  id: string
  accountId: string
  personId: string
  way: BindingView['way']
  inForce: boolean
  act: Act
  endAct?: Act
}

export const bindingStore = {
  /** Refused while the person has another account in force. */
  async add(binding: Omit<Binding, 'inForce' | 'endAct'>): Promise<void> {
    const { id, ...rest } = binding
    await duplicateMeans('sign-in.person-bound', () =>
      BindingModel.insertMany([{ _id: id, ...rest, inForce: true }]),
    )
  },

  /** Of somebody under every id they had before their files were merged; newest first. */
  async ofPerson(ids: readonly string[]): Promise<Binding[]> {
    const filter = { personId: trusted({ $in: [...ids] }) }
    const rows = await BindingModel.find(filter).sort({ _id: -1 }).lean<Stored[]>()
    return rows.map(toBinding)
  },

  async inForceOf(ids: readonly string[]): Promise<Binding[]> {
    const filter = { personId: trusted({ $in: [...ids] }), inForce: true }
    return (await BindingModel.find(filter).lean<Stored[]>()).map(toBinding)
  },

  /** People of these who have an account in force. */
  async boundAmong(personIds: readonly string[]): Promise<Set<string>> {
    const filter = { personId: trusted({ $in: [...personIds] }), inForce: true }
    const rows = await BindingModel.find(filter, { personId: 1 }).lean<{ personId: string }[]>()
    return new Set(rows.map(({ personId }) => personId))
  },

  /** Ends one that is in force; undefined when there is none of this person. */
  async end(id: string, ids: readonly string[], endAct: Act): Promise<Binding | undefined> {
    if (!isObjectIdText(id)) return undefined
    const standing = { _id: id, personId: trusted({ $in: [...ids] }), inForce: true }
    const row = await BindingModel.findOneAndUpdate(
      standing,
      { $set: { inForce: false, endAct } },
      { returnDocument: 'after' },
    ).lean<Stored>()
    return row ? toBinding(row) : undefined
  },
}

type Stored = Omit<Binding, 'id'> & { _id: Types.ObjectId }
const toBinding = ({ _id, accountId, personId, way, inForce, act, endAct }: Stored): Binding => ({
  id: String(_id),
  accountId,
  personId,
  way,
  inForce,
  act,
  ...(endAct ? { endAct } : {}),
})
