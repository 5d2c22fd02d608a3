/** What of a person was opened. One row for every read of a health record. */
export const openedThings = [
  'file',
  'list',
  'contracts',
  'services',
  'figures',
  'identity',
  'phone',
  'address',
  'attachment',
  'export',
  'near',
] as const
export type OpenedThing = (typeof openedThings)[number]

/** `GET /api/people/:id/opened`: who opened my file; newest first. Staff can hide none. */
export interface OpenedRow {
  id: string
  /** ISO instant. */
  at: string
  byName: string
  byRole: string
  orgName: string
  what: OpenedThing
  /** Given when the person was outside the opener's contracts. */
  reason?: string
  self: boolean
}

/** `POST /api/people/:id/break-glass`: a reason opens the file of somebody outside one's contracts until midnight. */
export interface BreakGlassRequest {
  reason: string
}

/** Purposes a person agrees to one by one; the text is versioned and hashed. */
export const consentPurposes = ['privacy', 'health-data', 'location', 'notices', 'voice'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export interface ConsentText {
  purpose: ConsentPurpose
  version: string
  hash: string
  title: string
  paragraphs: string[]
  /** Without it the program cannot be used. */
  needed: boolean
}

export interface ConsentReceipt {
  id: string
  purpose: ConsentPurpose
  version: string
  hash: string
  agreed: boolean
  at: string
  byName: string
  /** The elder consented for, by a guardian. */
  forId?: string
}

/** `DELETE /api/me`: what the law makes us keep is named. */
export interface DeletionView {
  at: string
  deleted: string[]
  kept: { what: string; law: string; until: string }[]
}

/** `GET /api/audit?orgId=&kind=&personId=`: one row of the chain, for managers and commissions. */
export interface AuditRow {
  id: string
  n: number
  at: string
  kind: string
  byName: string
  /** In words. */
  says: string
  reason?: string
}

/** `GET /api/audit/state?orgId=`. */
export interface AuditState {
  rows: number
  anchoredAt?: string
  anchoredRows?: number
  /** When every row was checked last. */
  checkedAt?: string
  intact: boolean
}
