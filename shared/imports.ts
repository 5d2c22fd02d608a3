/** Columns of the template, in order; the export has the same. `needed` must be filled. */
export const importColumns = [
  { key: 'name', title: '姓名', needed: true },
  { key: 'sex', title: '性别', needed: true },
  { key: 'birthDate', title: '出生日期', needed: true },
  { key: 'identityKind', title: '证件类型', needed: false },
  { key: 'identityNumber', title: '证件号码', needed: false },
  { key: 'phone', title: '电话', needed: false },
  { key: 'residence', title: '居住类型', needed: true },
  { key: 'communityCode', title: '社区代码', needed: true },
  { key: 'address', title: '地址', needed: false },
  { key: 'tags', title: '人群标签', needed: false },
  { key: 'teamName', title: '签约团队', needed: false },
  { key: 'packageCode', title: '服务包', needed: false },
  { key: 'startsOn', title: '签约日期', needed: false },
  { key: 'endsOn', title: '到期日期', needed: false },
] as const
export type ImportColumn = (typeof importColumns)[number]['key']

export const importStates = ['reading', 'ready', 'writing', 'done', 'failed'] as const
export type ImportState = (typeof importStates)[number]

/** What a row would do. `match`: somebody alike is known, a person decides. */
export const rowOutcomes = [
  'new',
  'same',
  'update',
  'match',
  'error',
  'written',
  'skipped',
] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** `POST /api/imports` (multipart: `file`), `GET /api/imports/:id`. */
export interface ImportView {
  id: string
  fileName: string
  state: ImportState
  /** Rows read or written so far, and all of them when known. */
  doneRows: number
  rows?: number
  counts: Record<RowOutcome, number>
  /** Rows that match somebody and still wait for a decision. */
  undecided: number
  /** Why the whole sheet cannot be read: `columns-shifted`, `no-rows` … in words. */
  says?: string
  byName: string
  at: string
}

/** `GET /api/imports/:id/rows?outcome=`. */
export interface ImportRowView {
  row: number
  outcome: RowOutcome
  /** Masked. */
  name: string
  says: { column?: ImportColumn; text: string }[]
  match?: { personId: string; maskedName: string; birthYear: number; centreName: string }
  decision?: 'same' | 'different' | 'skip'
}

/** `POST /api/imports/:id/decisions`. */
export interface ImportDecision {
  row: number
  decision: 'same' | 'different' | 'skip'
}

/** `POST /api/imports/:id/write`: nothing is written while a row has an error, unless asked to leave those out. */
export interface ImportWriteRequest {
  leaveOutErrors: boolean
}
