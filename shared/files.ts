export const fileTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type FileType = (typeof fileTypes)[number]

/** 10 MB. */
export const mostFileBytes = 10 * 1024 * 1024

export const filePurposes = [
  'mandate-form',
  'guardian-document',
  'medical-record',
  'order',
  'agreement',
] as const
export type FilePurpose = (typeof filePurposes)[number]

/** `POST /api/files` (multipart: `file`, `purpose`, `elderId?`). The type is told by the bytes, never by the name. */
export interface FileView {
  id: string
  type: FileType
  bytes: number
  purpose: FilePurpose
  elderId?: string
  uploadedByName: string
  at: string
}

/** `POST /api/files/:id/link`: signed, 5 minutes, each opening logged. */
export interface FileLink {
  url: string
  expiresAt: string
}
