import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import type { Tell } from '../../kit/owed-notice'
import type { Vault } from '../../kit/vault'
import type { ContactWindow } from '../contact-window'
import type { PeopleReads } from '../reads'

/** What other rooms do for mandates. */
export interface MandateWindows {
  tell: Tell
  /** Is there such a photo, handed in for this elder? */
  photoOf: (fileId: string, elderId: string) => Promise<boolean>
}

/** What the mandates are given. */
export interface MandateNeeds extends MandateWindows {
  reads: PeopleReads
  clock: Clock
  vault: Vault
  audit: Pick<Audit, 'append'>
  contacts: Pick<ContactWindow, 'findByPhone'>
}
