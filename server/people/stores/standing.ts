import { Types } from 'mongoose'
import type { PipelineStage } from 'mongoose'
import type { Day } from '../../../shared/day'
import { isObjectIdText } from '../../kit/object-id'
import { createMemory, isRemembering } from '../../kit/remembering'
import { MandateModel } from '../models/mandate'
import type { MandateRow } from '../models/mandate'
import { PersonModel } from '../models/person'
import { StaffModel } from '../models/staff'
import { putKin } from './kin'
import type { StoredKin } from './kin'
import { inForce, putStanding } from './mandate-rows'
import { sessionStore, toSession } from './sessions'
import type { SessionRow, StoredSession } from './sessions'
import { putRoles } from './staff'
import type { StoredMember } from './staff'

/** Rows of several collections; each kind is known by a field of its own. */
type Row = StoredKin | StoredMember | MandateRow | SessionRow

const memory = createMemory<true>('standing')

/**
 * Reads ahead, in one question, what every call of somebody signed in asks for: the row and what was merged into it,
 * the roles, and the mandates of today. Kept for the request alone; a write in between makes its part be asked anew.
 */
export async function readAhead(personId: string, today: Day): Promise<void> {
  if (!isRemembering() || !isObjectIdText(personId)) return
  await memory.one(personId, async () => {
    take(await PersonModel.aggregate<Row>(pipelineOf(personId, today)), personId, today)
    return true
  })
}

/** The same, and in the same question the session behind a token, which is thought to be that person's. */
export async function readAheadWith(
  tokenHash: string,
  personId: string,
  { now, today }: { now: Date; today: Day },
): Promise<StoredSession | undefined> {
  const session = { $unionWith: sessionStore.standingPart(tokenHash, now) }
  const rows = await PersonModel.aggregate<Row>([...pipelineOf(personId, today), session])
  memory.put(personId, true)
  return take(rows, personId, today)
}

const pipelineOf = (personId: string, today: Day): PipelineStage[] => [
  { $match: { $or: [{ _id: new Types.ObjectId(personId) }, { mergedInto: personId }] } },
  { $unionWith: { coll: StaffModel.collection.name, pipeline: [{ $match: { personId } }] } },
  {
    $unionWith: {
      coll: MandateModel.collection.name,
      pipeline: [{ $match: inForce(personId, today) }, { $sort: { contactOrder: 1, _id: 1 } }],
    },
  },
]

/** Into the memory of the request; answers the session among them. */
function take(rows: readonly Row[], personId: string, today: Day): StoredSession | undefined {
  const kin: StoredKin[] = []
  const members: StoredMember[] = []
  const mandates: MandateRow[] = []
  let session: StoredSession | undefined
  for (const row of rows) {
    if ('startedAt' in row) session = toSession(row)
    else if ('personId' in row) members.push(row)
    else if ('relativeId' in row) mandates.push(row)
    else kin.push(row)
  }
  putKin(kin, personId)
  putRoles(members, personId)
  putStanding(mandates, personId, today)
  return session
}
