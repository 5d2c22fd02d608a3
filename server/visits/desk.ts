import { MOST_COUNTED, type DeskView } from '../../shared/visits/desk'
import type { GateFailure } from '../../shared/visits/credentials'
import { visitLists } from '../../shared/visits/view'
import type { VisitList } from '../../shared/visits/view'
import type { Actor } from '../kit/actor'
import type { AroundVisits } from './around/service'
import type { Booking } from './booking/service'
import type { Care } from './care/service'
import type { Lists } from './lists'
import type { VisitNeeds } from './needs'

interface Parts {
  lists: Lists
  booking: Booking
  care: Care
  around: AroundVisits
}

/** What waits at a house, counted for the page that leads to it. */
export function createDesk({ clock }: Pick<VisitNeeds, 'clock'>, parts: Parts) {
  const { booking, care, around } = parts

  async function desk(actor: Actor, orgId: string): Promise<DeskView> {
    const now = clock.now().toISOString()
    const page = { orgId, limit: MOST_COUNTED }
    const [lists, calls, waits, alarms, redFlags, adverse, complaints, credentials] =
      await Promise.all([
        listed(actor, orgId),
        booking.callBacks.list(actor, { orgId }),
        booking.waiting.list(actor, { orgId }),
        around.alarms.list(actor, page),
        around.redFlags.count(actor, page),
        around.adverse.list(actor, page),
        around.complaints.list(actor, page),
        credentialsAt(care, actor, orgId),
      ])
    const openCalls = calls.filter(({ outcome }) => outcome === undefined)
    return {
      lists,
      callBacks: opened(openCalls, ({ dueAt }) => dueAt <= now),
      waiting: waits.filter(({ state }) => state === 'waiting' || state === 'offered').length,
      alarms: alarms.items.length,
      redFlags,
      adverse: opened(adverse.items, (one) => !one.reportedAt && one.reportDueAt <= now),
      complaints: opened(complaints.items, ({ dueOn }) => dueOn < clock.today()),
      credentials,
    }
  }

  async function listed(actor: Actor, orgId: string): Promise<Record<VisitList, number>> {
    const counts = await Promise.all(
      visitLists.map(async (list) => [list, (await parts.lists(actor, list, orgId)).length]),
    )
    return Object.fromEntries(counts) as Record<VisitList, number>
  }

  return desk
}

async function credentialsAt(
  care: Care,
  actor: Actor,
  orgId: string,
): Promise<DeskView['credentials']> {
  const [nurses, covers] = await Promise.all([
    care.credentialsOf(actor, orgId),
    care.coversOf(actor, orgId),
  ])
  return {
    nurses: nurses.length,
    failing: nurses.filter(({ failing }) => failing.some((each) => !isLapse(each))).length,
    lapsed: nurses.filter(({ failing }) => failing.some(isLapse)).length,
    coversLacking: covers.lacking.length,
  }
}

/** It stops only what asks for that certificate. */
const isLapse = ({ code }: GateFailure): boolean => code === 'certificate-lapsed'

const opened = <Item>(items: readonly Item[], isOverdue: (item: Item) => boolean) => ({
  open: items.length,
  overdue: items.filter(isOverdue).length,
})
