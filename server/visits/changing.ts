import type { Day } from '../../shared/day'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { VisitNeeds } from './needs'
import { visitStore } from './store'
import type { Step, Visit } from './types'
import { daysLetGo } from './waiting/freed'
import { noteFreed } from './waiting/store-freed'

/** The one verb by which every part of the room changes a visit: the change and what is told of it stand together. */
export function createChanging({ told }: Pick<VisitNeeds, 'told'>) {
  /**
   * One guarded update; refuses with `data.changed` when somebody was first. A step that this phone sent before
   * (`eventId`) is answered with the visit as it stands. `more` runs in the same transaction, before the notices.
   */
  return async function changed(
    visit: Visit,
    step: Step,
    more?: (visit: Visit) => Promise<void>,
  ): Promise<Visit> {
    if (isRepeated(visit, step.eventId)) return visit
    return inOneTransaction(async () => {
      const after = await visitStore.change(visit, step)
      refuseUnless(after, 'data.changed')
      await more?.(after)
      await noteFreed(after.orgId, daysLetGo(visit, after).map(oneDay))
      await told(after)
      return after
    })
  }
}

export type Changed = ReturnType<typeof createChanging>

const oneDay = (day: Day) => ({ from: day, to: day })

/** Was this step taken already? Asked before the state is judged, since a repeated one finds it moved on. */
export const isRepeated = ({ eventIds }: Visit, eventId: string | undefined): boolean =>
  eventId !== undefined && eventIds.includes(eventId)
