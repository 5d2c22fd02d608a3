import { Types, trusted } from 'mongoose'
import { bornBy } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { DatedTag, PeopleGroup } from '../../../shared/people'
import type { Act } from '../../../shared/session'
import type { PageRequest } from '../../kit/page'
import { readCursor } from '../../kit/page'
import { isObjectIdText } from '../../kit/object-id'
import { refuseUnless } from '../../kit/refusal'
import { PersonModel } from '../models/person'
import { personOf } from './person-row'
import type { StoredPerson } from './person-row'
import type { Person } from '../types'

/** One page of the register: whose, which group on which day, and the beginning of a name or of its initials. */
export interface RegisterQuestion extends PageRequest {
  orgIds: readonly string[]
  group: Exclude<PeopleGroup, 'no-contract'>
  day: Day
  q?: string
}

/** Lists and changes of the register. */
export const registerStore = {
  /** Up to `limit + 1` people in the order of `sortOf`. */
  async list(question: RegisterQuestion): Promise<Person[]> {
    const sort = sortOf(question.q)
    const rows = await PersonModel.find({
      $and: [
        { orgPath: trusted({ $in: [...question.orgIds] }), registered: true },
        startingWith(question.q),
        groupFilter(question.group, question.day),
        afterFilter(question.after, sort),
      ],
    })
      .sort({ [sort]: 1, _id: 1 })
      .limit(question.limit + 1)
      .lean<StoredPerson[]>()
    return rows.map(personOf)
  },

  async addTag(personId: string, tag: Omit<DatedTag, 'id'> & { act: Act }): Promise<boolean> {
    const { from, to } = tag
    const overlapping = {
      tag: tag.tag,
      ...(to ? { from: { $lt: to } } : {}),
      $or: [{ to: { $exists: false } }, { to: { $gt: from } }],
    }
    const free = { $nor: [{ tags: trusted({ $elemMatch: overlapping }) }] }
    const filter = { _id: personId, registered: true, ...free }
    const change = { $push: { tags: { _id: new Types.ObjectId(), ...tag } } }
    const { modifiedCount } = await PersonModel.updateOne(filter, change)
    return modifiedCount === 1
  },

  /** Ends a tag that has no end yet. */
  async endTag(personId: string, tagId: string, to: Day, act: Act): Promise<boolean> {
    const open = { _id: new Types.ObjectId(tagId), to: { $exists: false } }
    const filter = { _id: personId, registered: true, tags: trusted({ $elemMatch: open }) }
    const change = { $set: { 'tags.$.to': to, 'tags.$.endAct': act } }
    const { modifiedCount } = await PersonModel.updateOne(filter, change)
    return modifiedCount === 1
  },
}

type SortField = 'initials' | 'name'

/** Latin letters search the initials, anything else the name; the list is sorted by what was searched. */
export const sortOf = (q?: string): SortField => (q && !isInitials(q) ? 'name' : 'initials')
const isInitials = (q: string) => /^[a-z]+$/i.test(q)

function startingWith(q?: string) {
  if (!q) return {}
  const start = isInitials(q) ? q.toLowerCase() : q
  return { [sortOf(q)]: trusted({ $gte: start, $lt: `${start}\u{10FFFF}` }) }
}

function groupFilter(group: RegisterQuestion['group'], day: Day) {
  if (group === 'all') return {}
  if (group === 'aged65') return { birthDate: trusted({ $lte: bornBy(65, day) }) }
  if (group === 'aged80') return { birthDate: trusted({ $lte: bornBy(80, day) }) }
  const holds = {
    tag: group,
    from: { $lte: day },
    $or: [{ to: { $exists: false } }, { to: { $gt: day } }],
  }
  return { tags: trusted({ $elemMatch: holds }) }
}

function afterFilter(after: string | undefined, sort: SortField) {
  if (!after) return {}
  const [value = '', id = ''] = readCursor(after, 2)
  refuseUnless(isObjectIdText(id), 'page.bad-cursor')
  return {
    $or: [
      { [sort]: trusted({ $gt: value }) },
      { [sort]: value, _id: trusted({ $gt: new Types.ObjectId(id) }) },
    ],
  }
}
