import { Types } from 'mongoose'

/** Is this text an id the database can hold? Anything else simply matches nothing. */
export const isObjectIdText = (text: string): boolean => /^[0-9a-f]{24}$/.test(text)

/** A new id, made before the row is written so that other rows can point to it. */
export const newObjectId = (): string => new Types.ObjectId().toHexString()
