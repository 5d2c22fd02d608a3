import { Types, trusted } from 'mongoose'
import type { SortOrder } from 'mongoose'
import type { PageRequest } from '../../../kit/page'

/** Whose rows: of these organisations, of somebody who came or was told, of these teams, or of these elders. */
export interface AroundSight {
  orgIds?: readonly string[]
  /** In the houses they work for now: whoever went to another one leaves what was there behind. */
  staff?: { id: string; orgIds: readonly string[] }
  teamIds?: readonly string[]
  elderIds?: readonly string[]
}

export interface AroundQuestion extends Omit<PageRequest, 'after'> {
  sight: AroundSight
  open: boolean
  /** Sort values of the last row already seen. */
  after?: { at: string; id: string } | undefined
}

/** What the database is asked for one page, in the order of one instant or day. */
export function pageFilter(
  { sight, open, after }: Omit<AroundQuestion, 'limit'>,
  { by, up }: { by: string; up: boolean },
) {
  const past = up ? '$gt' : '$lt'
  const rest = after && {
    $or: [
      { [by]: trusted({ [past]: after.at }) },
      { [by]: after.at, _id: trusted({ [past]: new Types.ObjectId(after.id) }) },
    ],
  }
  const way: SortOrder = up ? 1 : -1
  return {
    filter: { $and: [seenThrough(sight), { open }, ...(rest ? [rest] : [])] },
    sort: { [by]: way, _id: way },
  }
}

/** Missing and out of sight are one answer. */
export const seenThrough = ({ orgIds, staff, teamIds, elderIds }: AroundSight) => ({
  $or: [
    { orgPath: trusted({ $in: [...(orgIds ?? [])] }) },
    ...(staff ? [{ staffIds: staff.id, orgPath: trusted({ $in: [...staff.orgIds] }) }] : []),
    ...among('teamId', teamIds),
    ...among('elderId', elderIds),
  ],
})

const among = (field: string, ids: readonly string[] = []) =>
  ids.length > 0 ? [{ [field]: trusted({ $in: [...ids] }) }] : []
