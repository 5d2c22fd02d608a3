import type { ImportDecision, ImportRowView, ImportView, RowOutcome } from '../../shared/imports'
import type { Page } from '../../shared/people'
import { addressOf, get, post } from '../kit/http'
import { upload } from '../kit/upload'

export const uploadImport = (filePath: string): Promise<ImportView> =>
  upload({ path: '/imports', filePath })
export const imports = (): Promise<ImportView[]> => get('/imports')
export const importOf = (id: string): Promise<ImportView> => get(`/imports/${id}`)

export interface FindRows {
  outcome?: RowOutcome
  limit?: number
  after?: string
}
export const importRows = (id: string, wanted: FindRows): Promise<Page<ImportRowView>> =>
  get(`/imports/${id}/rows`, { ...wanted })
export const decideRow = (id: string, decision: ImportDecision): Promise<ImportRowView> =>
  post(`/imports/${id}/decisions`, decision)
export const writeImport = (id: string, leaveOutErrors: boolean): Promise<ImportView> =>
  post(`/imports/${id}/write`, { leaveOutErrors })

/** Addresses of the empty sheet, and of the register in the same columns. */
export const templateFile = (kind: 'xlsx' | 'csv'): string => addressOf(`/imports/template.${kind}`)
export const exportFile = (
  kind: 'xlsx' | 'csv',
  /** Why; whole numbers are told to managers only. Both are written down. */
  wanted: { reason: string; whole: boolean },
): string =>
  addressOf(`/people/export.${kind}`, {
    reason: wanted.reason,
    ...(wanted.whole ? { whole: 'yes' } : {}),
  })
