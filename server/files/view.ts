import type { FileView } from '../../shared/files'
import type { KeptFile } from './types'

export const fileView = ({ id, type, bytes, purpose, elderId, act }: KeptFile): FileView => ({
  id,
  type,
  bytes,
  purpose,
  ...(elderId ? { elderId } : {}),
  uploadedByName: act.byName,
  at: act.at,
})
