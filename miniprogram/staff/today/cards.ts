import type { ContractView } from '../../../shared/contracts'
import type { RecordView } from '../../../shared/records'
import type { SessionView } from '../../../shared/session'
import type { Waiting } from '../../kit/outbox'

/** The work of the day: what waits for me, what I have done, and what has not been sent yet. */
export interface TodayView {
  who: string
  team: string
  asks: string
  asksWait: boolean
  done: string
  outbox: string
  outboxRefused: boolean
  /** The desk brings whole lists into the register. */
  imports: boolean
}

/** What can still be told when the server cannot be reached: what was known, and what lies on this phone. */
export const offlineView = (waiting: readonly Waiting[], known: Partial<TodayView>): TodayView => ({
  ...{ who: '', team: '', asks: '', asksWait: false, done: '', imports: false },
  ...known,
  ...outboxWords(waiting),
})

interface Found {
  who: SessionView
  asked: { items: readonly ContractView[]; next?: string }
  records: { items: readonly RecordView[]; next?: string }
  waiting: readonly Waiting[]
}

export function todayView({ who, asked, records, waiting }: Found): TodayView {
  const [role] = who.roles
  const standing = records.items.filter(({ status }) => status !== 'void').length
  return {
    who: who.person.name,
    team: role ? (role.teamName ?? role.orgName) : '',
    asks: asked.items.length > 0 ? `${countOf(asked)} 份等答复` : '都答复了',
    asksWait: asked.items.length > 0,
    done: standing > 0 ? `今天记了 ${standing}${records.next ? ' 多' : ''} 次` : '今天还没有记录',
    imports: who.roles.some(({ role: held }) => held === 'desk'),
    ...outboxWords(waiting),
  }
}

const outboxWords = (waiting: readonly Waiting[]) => ({
  outbox: waiting.length > 0 ? `待上传 ${waiting.length}` : '',
  outboxRefused: waiting.some(({ refused }) => refused),
})

const countOf = ({ items, next }: { items: readonly unknown[]; next?: string }): string =>
  next ? `${items.length} 多` : String(items.length)
