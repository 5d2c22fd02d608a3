import { Types } from 'mongoose'

/** A new row as it is written, and as the room knows it. */
export function newRow<Kept extends object>(kept: Kept) {
  const _id = new Types.ObjectId()
  return { row: { ...kept, _id }, made: { ...kept, id: String(_id) } }
}

/** A row as the room knows it. */
export const withId = <Row extends { _id: Types.ObjectId }>({
  _id,
  ...row
}: Row): Omit<Row, '_id'> & { id: string } => ({ id: String(_id), ...row })
