import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import type { Tell } from '../../kit/owed-notice'
import type { Vault } from '../../kit/vault'
import type { Wechat } from '../../kit/wechat'
import type { Identities } from '../identity'
import type { PeopleReads } from '../reads'
import type { Sessions } from '../sessions'
import type { Chronicle } from './chronicle'

/** What the verbs of sign-in are given. */
export interface SignInNeeds {
  vault: Vault
  wechat: Wechat
  audit: Audit
  tell: Tell
  reads: PeopleReads
  sessions: Sessions
  identities: Identities
  clock: Clock
}

export type WithChronicle = SignInNeeds & { chronicle: Chronicle }
