import type { ContractStatus, EndReason, SigningWay } from '../../shared/contracts'
import type { Day } from '../../shared/day'
import type { Act } from '../../shared/session'

export type TermMonths = 12 | 24 | 36

/** What was agreed for one term, and on which text. */
export interface Agreed {
  termMonths: TermMonths
  packageCode: string
  packageVersion: number
  agreement: { version: string; hash: string }
}

/** One term of a contract; a renewal adds the next. */
interface Term extends Agreed {
  startsOn: Day
  endsOn: Day
  act: Act
}

/** The act that made a contract stand; `signedById` is the relative when not the elder signed. */
export type Signed = Act & { way: SigningWay; paperRef?: string; signedById?: string }

/** A family-doctor contract. Its own `Agreed` fields are those of the newest term, or of what was asked for. */
export interface Contract extends Agreed {
  id: string
  elderId: string
  teamId: string
  /** The family doctor who led the team when it was asked for; contracts are limited per doctor. */
  doctorId: string
  /** The organisation of the team. */
  orgId: string
  /** Organisations whose staff see it: those above the elder and above the team. */
  orgPath: string[]
  status: ContractStatus
  /** What may be only once for an elder: one open ask, and one active contract. */
  lane?: 'asked' | 'active'
  asked: Act
  signed?: Signed
  /** First day of the first term and last day of the last. */
  startsOn?: Day
  endsOn?: Day
  terms: Term[]
  returnReason?: string
  endedOn?: Day
  endReason?: EndReason
  /** Who returned, withdrew or ended it. */
  closed?: Act
  version: number
}

export type NewContract = Omit<Contract, 'id'> & { id?: string }

/** A contract that stands, as a renewal or an end finds it. */
export type StandingContract = Contract & { startsOn: Day; endsOn: Day }
