import type { ContractView } from '../../../shared/contracts'
import { careRoles } from '../../../shared/session'
import type { SessionView } from '../../../shared/session'
import type { DayRouteView } from '../../../shared/visits/route'
import type { Waiting } from '../../kit/outbox'
import type { WaitingStep } from '../../kit/steps'
import { stateAfter } from '../visit-words'

/** The work of the day: what waits for me, whom I go to, and what has not been sent yet. */
export interface TodayView {
  who: string
  team: string
  asks: string
  asksWait: boolean
  /** 4 户，还有 3 个没做 */
  doors: string
  /** Goes to people's doors. */
  visits: boolean
  /** Looks at who may be cared for at home. */
  consults: boolean
  outbox: string
  outboxRefused: boolean
  /** The desk brings whole lists into the register. */
  imports: boolean
}

/** What can still be told when the server cannot be reached: what was known, and what lies on this phone. */
export const offlineView = (here: OnPhone, known: Partial<TodayView>): TodayView => ({
  ...{ who: '', team: '', asks: '', asksWait: false, doors: '', imports: false },
  ...{ visits: here.doors > 0, consults: false },
  ...known,
  ...outboxWords(here),
})

/** What lies on this phone. */
export interface OnPhone {
  waiting: readonly Waiting[]
  steps: readonly WaitingStep[]
  /** Doors of today it knows. */
  doors: number
}

interface Found {
  who: SessionView
  asked: { items: readonly ContractView[]; next?: string }
  route: DayRouteView
  here: OnPhone
}

export function todayView({ who, asked, route, here }: Found): TodayView {
  const [role] = who.roles
  const held = who.roles.map((each) => each.role)
  return {
    who: who.person.name,
    team: role ? (role.teamName ?? role.orgName) : '',
    asks: asked.items.length > 0 ? `${countOf(asked)} 份等答复` : '都答复了',
    asksWait: asked.items.length > 0,
    doors: doorWords(route, here),
    visits: held.some((each) => (careRoles as readonly string[]).includes(each)),
    consults: held.includes('doctor'),
    imports: held.includes('desk'),
    ...outboxWords(here),
  }
}

const served = ['done', 'confirmed', 'no-show', 'aborted', 'cancelled', 'refused']

/** How many are still to be done, at the door and at the centre. */
function doorWords({ households, unplaced, clinic }: DayRouteView, { steps }: OnPhone): string {
  const all = [
    ...households.flatMap(({ visits }) => visits),
    ...unplaced.map(({ visit }) => visit),
    ...clinic,
  ]
  const left = all.filter((visit) => {
    const mine = steps.filter(({ visitId }) => visitId === visit.id)
    return !served.includes(stateAfter(visit, mine))
  })
  if (all.length === 0) return '今天没有'
  return left.length > 0 ? `${left.length} 个没做` : `${all.length} 个都做完了`
}

const outboxWords = ({ waiting, steps }: OnPhone) => ({
  outbox: waiting.length + steps.length > 0 ? `待上传 ${waiting.length + steps.length}` : '',
  outboxRefused: [...waiting, ...steps].some(({ refused }) => refused),
})

const countOf = ({ items, next }: { items: readonly unknown[]; next?: string }): string =>
  next ? `${items.length} 多` : String(items.length)
