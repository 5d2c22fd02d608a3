import type { MandateScope } from '../../shared/mandates'
import { staffNoticeKinds } from '../../shared/notices'
import type { NoticeKind } from '../../shared/notices'
import type { Clock } from '../kit/clock'
import type { Wechat } from '../kit/wechat'
import type { PeopleReads } from '../people/reads'
import type { Templates } from './templates'

type PersonReads = Pick<
  PeopleReads,
  'person' | 'persons' | 'names' | 'idsOf' | 'idsOfAll' | 'keptOf'
>

/** What the notices room is given. */
export interface NoticeNeeds {
  people: PersonReads & AroundPeople
  /** The family-doctor teams of these elders today. */
  teamsOf: (elderIds: readonly string[]) => Promise<Map<string, { id: string }>>
  wechat: Pick<Wechat, 'sendSubscribe'>
  templates: Templates
  clock: Clock
}

/** What notices ask of families, accounts and phones. */
interface AroundPeople {
  /** Those who may act for an elder today, and what for. */
  relativesOf(elderId: string): Promise<{ relativeId: string; scopes: readonly MandateScope[] }[]>
  /** The WeChat account a person has bound now. */
  openidOf(personId: string): Promise<string | undefined>
  /** Phone numbers on file, masked. */
  phonesOf(personIds: readonly string[]): Promise<Map<string, string>>
}

/** These tell of the mandate itself, or of work: to whoever they name, also after a mandate has ended. */
export const personalKinds: readonly NoticeKind[] = [
  'mandate.asked',
  'mandate.confirmed',
  'mandate.changed',
  'mandate.revoked',
  ...staffNoticeKinds,
]
