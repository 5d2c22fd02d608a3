import { z } from 'zod'
import { filePurposes, fileTypes } from '../../shared/files'
import type { FileLink, FileView } from '../../shared/files'
import { objectId } from '../kit/input'
import { uploaded } from '../kit/upload'

export const fileParams = z.strictObject({ id: objectId })
export const openQuery = z.strictObject({ token: z.string().max(200) })

export const uploadInput = z.strictObject({
  file: uploaded,
  purpose: z.enum(filePurposes),
  elderId: objectId.exactOptional(),
})

export const fileReply = z.strictObject({
  id: objectId,
  type: z.enum(fileTypes),
  bytes: z.number(),
  purpose: z.enum(filePurposes),
  elderId: objectId.exactOptional(),
  uploadedByName: z.string(),
  at: z.string(),
}) satisfies z.ZodType<FileView>

export const linkReply = z.strictObject({
  url: z.string(),
  expiresAt: z.string(),
}) satisfies z.ZodType<FileLink>
