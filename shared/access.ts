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
  'red-flags',
] as const
export type OpenedThing = (typeof openedThings)[number]

/** What was opened, in words. */
export const openedWords: Record<OpenedThing, string> = {
  file: '健康档案',
  list: '居民名单',
  contracts: '签约',
  services: '服务记录',
  figures: '统计数字背后的名单',
  identity: '证件号码',
  phone: '电话号码',
  address: '住址',
  attachment: '照片和文件',
  export: '导出的资料',
  near: '疑似同一人的登记',
  'red-flags': '急症情况',
}

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
  /** `says`: what is kept, where, and until when at least, as one plain sentence. */
  kept: { what: string; law: string; until: string; says?: string }[]
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
  /** The first of the people it is about, masked; names are looked up when somebody asks, the row holds none. */
  people: string[]
  /** All of the people it is about. */
  peopleCount: number
  /** What of theirs was opened, in words. */
  whatWords?: string
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
