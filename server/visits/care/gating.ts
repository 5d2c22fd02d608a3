import { kindRules } from '../../../shared/visits/rules'
import { refuse } from '../../kit/refusal'
import type { Visit } from '../types'
import { gate } from './gate'
import type { CareNeeds } from './needs'

/** Refuses staff who may not be sent, each failure by its name. Only 互联网+护理 has the gate. */
export function createGating({ people, itemOf }: Pick<CareNeeds, 'people' | 'itemOf'>) {
  return async function refuseByGate(visit: Visit, staffIds: readonly string[]): Promise<void> {
    if (!kindRules[visit.kind].gate) return
    const { orgId, day } = visit
    const item = await itemOf(visit)
    const failing = await gate({ staffIds, orgId, item, day })
    const names = await people.names(staffIds)
    const failures = [...failing].flatMap(([staffId, failed]) =>
      failed.map(({ code, says }) => ({ staffId, name: names.get(staffId) ?? '', code, says })),
    )
    if (failures.length > 0)
      refuse('visit.gate', { why: failures.map(({ says }) => says).join('；'), failures })
  }
}

export type RefuseByGate = ReturnType<typeof createGating>
