import type { Day } from '../../shared/day'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'
import { maySee, officesOf } from './policy'
import type { Area, PeopleWindow } from './types'

const FIRST_DAY: Day = '2015-01-01'

interface Needs {
  people: Pick<PeopleWindow, 'organisation' | 'orgPathOf'>
  clock: Clock
}

/** Whose figures an actor asks for, and to which day. */
export function createAreas({ people, clock }: Needs) {
  /** The area asked for, or the actor's own; one that is not theirs is refused exactly like one that is not there. */
  async function areaFor(actor: Actor, orgId = officesOf(actor)[0]): Promise<Area> {
    refuseUnless(orgId, 'organisation.not-found')
    const path = await people.orgPathOf(orgId, clock.today())
    refuseUnless(maySee(actor, path), 'organisation.not-found')
    const organisation = await people.organisation(orgId)
    refuseUnless(organisation, 'organisation.not-found')
    const { id, name, type } = organisation
    return { id, name, type }
  }

  /** 截至: the day asked for, or today. */
  function dayFor(on: Day | undefined): Day {
    const today = clock.today()
    const asOf = on ?? today
    refuseUnless(FIRST_DAY <= asOf && asOf <= today, 'indicator.day-ahead')
    return asOf
  }

  return { areaFor, dayFor }
}

export type Areas = ReturnType<typeof createAreas>
