import { withFeeKept } from '../../../shared/visits/bill'
import { dayOf } from '../../../shared/day'
import type { VisitStep } from '../../../shared/visits/booking'
import type { ReasonRequest } from '../../../shared/visits/care'
import { endFee } from '../../../shared/visits/fees'
import { stepOf } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { Visit } from '../types'
import { refuseWithoutConsent } from './consenting'
import type { OnFile } from './on-file'
import type { Counting } from './counting'
import type { RefuseByGate } from './gating'
import { refuseWithoutOrder } from './ordering'
import type { TakeStep } from './stepping'

interface Parts {
  step: TakeStep
  refuseByGate: RefuseByGate
  refuseWithoutConsultation: OnFile['refuseWithoutConsultation']
  missed: Counting['missed']
}

/** 出发, and how a visit comes to nothing on the way or at the door. */
export function createGoing({ step, refuseByGate, refuseWithoutConsultation, missed }: Parts) {
  /** Nobody sets off before the day, past the gate, without the consent, the order and a consultation that holds. */
  async function setOff(actor: Actor, id: string, request: VisitStep): Promise<Visit> {
    return step({ actor, id, request }, { event: 'set-off' }, async (visit, { at }) => {
      refuseBeforeTheDay(visit, at)
      refuseUnless(visit.staffIds.length >= visit.people, 'visit.nobody-assigned')
      refuseWithoutConsent(visit)
      refuseWithoutOrder(visit)
      await refuseWithoutConsultation(visit)
      await refuseByGate(visit, visit.staffIds)
      return {}
    })
  }

  /** Nobody opened, or nobody came to the centre. */
  const noShow = (actor: Actor, id: string, request: ReasonRequest): Promise<Visit> =>
    end(actor, id, request, 'no-show')

  /** Broken off: for whoever's safety, or because it cannot be done here. */
  const abort = (actor: Actor, id: string, request: ReasonRequest): Promise<Visit> =>
    end(actor, id, request, 'abort')

  async function end(actor: Actor, id: string, request: ReasonRequest, event: 'no-show' | 'abort') {
    const { reason } = request
    return step({ actor, id, request }, { event, channel: 'on-site' }, (visit, act) => {
      const rule = stepOf(visit.kind, visit.state, event)?.fee ?? 'free'
      const { line, more } = missed(visit, event, act)
      return {
        set: {
          reason,
          bill: withFeeKept(visit.bill, endFee(rule, 0)),
          lineIds: [line],
          unproven: undefined,
        },
        note: reason,
        more,
      }
    })
  }

  return { setOff, noShow, abort }
}

/** The day of a visit is the earliest it can begin on. */
export function refuseBeforeTheDay({ day }: Visit, at: string) {
  refuseUnless(dayOf(new Date(at)) >= day, 'visit.not-yet')
}
