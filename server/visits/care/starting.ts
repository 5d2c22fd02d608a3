import { dayOf } from '../../../shared/day'
import type { VisitStep } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'
import type { TakeStep } from './stepping'

/** 开始. */
export function createStarting({ people }: Pick<CareNeeds, 'people'>, step: TakeStep) {
  /** Nothing is begun after the day on which the elder died or moved away; what was begun before is finished. */
  const start = (actor: Actor, id: string, request: VisitStep): Promise<Visit> =>
    step({ actor, id, request }, { event: 'start', channel: 'on-site' }, async (visit, { at }) => {
      const { life } = (await people.person(await people.keptId(visit.elderId))) ?? {}
      const goneOn = life?.status === 'living' ? undefined : life?.on
      refuseUnless(goneOn === undefined || dayOf(new Date(at)) <= goneOn, 'visit.elder-gone')
      return {}
    })

  return { start }
}
