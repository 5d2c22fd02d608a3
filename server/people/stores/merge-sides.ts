import { trusted } from 'mongoose'
import { PersonModel } from '../models/person'
import type { Person } from '../types'

/** A file as it is, whether it was merged or not. */
export type MergedPerson = Pick<Person, 'id' | 'name' | 'birthDate' | 'community' | 'orgPath'>

export const mergeSideStore = {
  async both(pair: { keptId: string; otherId: string }): Promise<[MergedPerson, MergedPerson]> {
    const ids = [pair.keptId, pair.otherId]
    const fields = { name: 1, birthDate: 1, community: 1, orgPath: 1 }
    const rows = await PersonModel.find({ _id: trusted({ $in: ids }) }, fields).lean()
    const sides = ids.map((id) => {
      const row = rows.find(({ _id }) => String(_id) === id)
      const { name = '', birthDate = '', community = '', orgPath = [] } = row ?? {}
      return { id, name, birthDate: birthDate ?? '', community: community ?? '', orgPath }
    })
    return sides as [MergedPerson, MergedPerson]
  },
}
