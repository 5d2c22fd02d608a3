import type { Day } from '../../../shared/day'
import type {
  ImportDecision,
  ImportRowView,
  ImportState,
  RowOutcome,
} from '../../../shared/imports'
import type { PersonTag, Residence } from '../../../shared/people'
import type { IdentityGiven } from '../../../shared/register'
import type { Act } from '../../../shared/session'

/** What a row says, once every cell of it was understood. */
export interface RowFacts {
  name: string
  sex: 'male' | 'female'
  birthDate: Day
  residence: Residence
  communityCode: string
  tags: PersonTag[]
  identity?: IdentityGiven
  phone?: string
  address?: string
  /** A number or phone that came masked, as an export writes it: not to be written. */
  masked?: boolean
  contract?: { teamId: string; teamName: string; packageCode: string; startsOn: Day; endsOn: Day }
}

export type Says = ImportRowView['says']

/** What a row would do. */
export interface Judged {
  outcome: RowOutcome
  says: Says
  /** Blind index of who it is about: a second row about the same person is an error. */
  key?: string
  /** Somebody known, to whom it would add. */
  personId?: string
  match?: Match
}

/** Somebody alike; `own`: in the register of the importer's organisation. */
type Match = NonNullable<ImportRowView['match']> & { own: boolean }

export interface ImportRow extends Judged {
  importId: string
  row: number
  /** Masked. */
  name: string
  /** `RowFacts` as sealed JSON; gone once the row is done. */
  sealed?: string
  decision?: ImportDecision['decision']
}

/** An upload and how far it has come. */
export interface Import {
  id: string
  orgId: string
  fileName: string
  state: ImportState
  doneRows: number
  rows?: number
  counts: Record<RowOutcome, number>
  says?: string
  act: Act
  /** Wall time of the last step: a run that stands still was left by a process that ended. */
  beatAt: Date
}

/** An import with how many of its rows wait for somebody's word. */
export interface ImportShown extends Import {
  undecided: number
}
