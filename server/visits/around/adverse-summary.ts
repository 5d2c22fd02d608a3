import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { adverseClasses, harmLevels } from '../../../shared/visits/safety'
import type { AdverseSummary } from '../../../shared/visits/safety'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { VisitNeeds } from '../needs'
import type { House } from './house'
import { instantOf } from './instants'
import { adverseStore } from './stores/adverse'
import type { AdverseEvent } from './types'

interface Asked {
  orgId: string
  from: Day
  to: Day
}

/** 不良事件 counted by class and by harm: apart from services, which are counted from the ledger. */
export function createAdverseSummary({
  clock,
  house,
}: Pick<VisitNeeds, 'clock'> & { house: House }) {
  return async function summary(actor: Actor, { orgId, from, to }: Asked): Promise<AdverseSummary> {
    await house.refuseUnlessRun(actor, orgId)
    refuseUnless(from <= to, 'adverse.days')
    const [begin, end] = [instantOf(from, '00:00'), instantOf(addDays(to, 1), '00:00')]
    const events = await adverseStore.happened(orgId, begin.toISOString(), end.toISOString())
    const now = clock.now().toISOString()
    return {
      ...{ from, to, all: events.length },
      byClass: counted(adverseClasses, events, (event) => event.class),
      byHarm: counted(harmLevels, events, ({ harm }) => harm),
      reportedLate: events.filter((event) => isLate(event, now)).length,
    }
  }
}

const isLate = ({ reported, reportDueAt }: AdverseEvent, now: string): boolean =>
  (reported?.at ?? now) > reportDueAt

function counted<Name extends string>(
  names: readonly Name[],
  events: readonly AdverseEvent[],
  nameOf: (event: AdverseEvent) => Name,
): Record<Name, number> {
  const entries = names.map((name) => [name, events.filter((each) => nameOf(each) === name).length])
  return Object.fromEntries(entries) as Record<Name, number>
}
