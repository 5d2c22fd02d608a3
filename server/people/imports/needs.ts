import type { Day } from '../../../shared/day'
import type { Act } from '../../../shared/session'
import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import type { Vault } from '../../kit/vault'
import type { Person } from '../types'
import type { People } from '../service'

/** A contract in force as a sheet names it. */
export interface TermGiven {
  teamId: string
  packageCode: string
  startsOn: Day
  endsOn: Day
}

/** What imports and exports are given. The contracts room lies above this one, so its doors are handed in. */
export interface ImportNeeds {
  people: People
  contracts: {
    admitInForce(elder: Person, given: TermGiven, act: Act): Promise<unknown>
    termsInForce(
      elderIds: readonly string[],
      day: Day,
    ): Promise<Map<string, TermGiven & { teamName: string }>>
    packageCalled(word: string): { code: string; name: string } | undefined
  }
  vault: Vault
  audit: Pick<Audit, 'append'>
  clock: Clock
  /** What went wrong while nobody waited for an answer. */
  failed: (thrown: unknown) => void
}
