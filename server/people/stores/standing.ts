import { Types } from 'mongoose'
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
import { putRoles } from './staff'
import type { StoredMember } from './staff'

/** Rows of three collections; each kind is known by a field of its own. */
type Row = StoredKin | StoredMember | MandateRow

const memory = createMemory<true>('standing')

/**
 * Reads ahead, in one question, what every call of somebody signed in asks for: the row and what was merged into it,
 * the roles, and the mandates of today. Kept for the request alone; a write in between makes its part be asked anew.
 */
export async function readAhead(personId: string, today: Day): Promise<void> {
  if (!isRemembering() || !isObjectIdText(personId)) return
  await memory.one(personId, async () => {
    const rows = await PersonModel.aggregate<Row>([
      { $match: { $or: [{ _id: new Types.ObjectId(personId) }, { mergedInto: personId }] } },
      { $unionWith: { coll: StaffModel.collection.name, pipeline: [{ $match: { personId } }] } },
      {
        $unionWith: {
          coll: MandateModel.collection.name,
          pipeline: [{ $match: inForce(personId, today) }, { $sort: { contactOrder: 1, _id: 1 } }],
        },
      },
    ])
    const kin: StoredKin[] = []
    const members: StoredMember[] = []
    const mandates: MandateRow[] = []
    for (const row of rows) {
      if ('personId' in row) members.push(row)
      else if ('relativeId' in row) mandates.push(row)
      else kin.push(row)
    }
    putKin(kin, personId)
    putRoles(members, personId)
    putStanding(mandates, personId, today)
    return true
  })
}
