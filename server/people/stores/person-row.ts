import type { Types } from 'mongoose'
import type { DatedTag } from '../../../shared/people'
import type { Person, Stay } from '../types'

type StoredTag = Omit<DatedTag, 'id'> & { _id: Types.ObjectId }
export type StoredPerson = Omit<Person, 'id' | 'tags' | 'stays'> & {
  _id: Types.ObjectId
  tags: StoredTag[]
  stays?: Stay[]
}

/** The row without the acts: those stay in the store. */
export function personOf(row: StoredPerson): Person {
  const { _id, name, initials, sex, birthDate, residence, communityCode, community, orgPath } = row
  const { status, on } = row.life
  return {
    id: String(_id),
    name,
    initials,
    sex,
    birthDate,
    residence,
    life: { status, ...(on ? { on } : {}) },
    communityCode,
    community,
    orgPath,
    tags: row.tags.map(tagOf),
    stays: (row.stays ?? []).map(({ from, to }) => ({ from, ...(to ? { to } : {}) })),
  }
}

const tagOf = ({ _id, tag, from, to, source }: StoredTag): DatedTag => ({
  id: String(_id),
  tag,
  from,
  ...(to ? { to } : {}),
  source,
})
