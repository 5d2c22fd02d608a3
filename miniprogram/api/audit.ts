import type { AuditRow, AuditState } from '../../shared/access'
import type { Page } from '../../shared/people'
import { get } from '../kit/http'

export interface FindAudit {
  orgId: string
  kind?: string
  limit?: number
  after?: string
}

export const auditRows = (wanted: FindAudit): Promise<Page<AuditRow>> =>
  get('/audit', { ...wanted })
export const auditState = (orgId: string): Promise<AuditState> => get('/audit/state', { orgId })
