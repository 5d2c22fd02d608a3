import type { Day } from '../../shared/day'
import type { ExceptionRequest } from '../../shared/schedule'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import type { Affecting } from './affecting'
import { refuseOutside } from './bounds'
import type { Finding } from './finding'
import { createFreeing } from './freeing'
import type { ScheduleNeeds } from './needs'
import { exceptionStore } from './stores/exceptions'
import type { Affected, Exception } from './types'

type Needs = Pick<ScheduleNeeds, 'clock' | 'freed'> & { finding: Finding; affecting: Affecting }

interface Of {
  staffId: string
  day: Day
}

/** What holds on one day instead of the plan: other hours, work on a holiday, or a day off. */
export function createExcepting({ clock, finding, affecting, freed }: Needs) {
  const freedFor = createFreeing({ clock, freed })

  async function setException(
    actor: Actor,
    { staffId, day }: Of,
    asked: ExceptionRequest,
  ): Promise<Exception & { affected: Affected[] }> {
    const member = await finding.toPlan(actor, staffId)
    refuseOutside(day, clock.today())
    const exception = { staffId, day, ...asked, act: actFor(actor, staffId, clock) }
    await exceptionStore.put(exception)
    await freedFor(member, day, day)
    return { ...exception, affected: await affecting.offDuty([staffId], day, day) }
  }

  /** The week counts again: who was booked into other hours of that day stands outside of it then. */
  async function removeException(actor: Actor, { staffId, day }: Of): Promise<Affected[]> {
    const member = await finding.toPlan(actor, staffId)
    refuseOutside(day, clock.today())
    refuseUnless(await exceptionStore.remove(staffId, day), 'schedule.exception-not-found')
    await freedFor(member, day, day)
    return affecting.offDuty([staffId], day, day)
  }

  return { setException, removeException }
}
