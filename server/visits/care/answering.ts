import { withFeeKept } from '../../../shared/visits/bill'
import type { VisitStep } from '../../../shared/visits/booking'
import type { ReasonRequest } from '../../../shared/visits/care'
import { isNegative, negativeList } from '../../../shared/visits/negative'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { isAssigned } from '../policy'
import type { Visit } from '../types'
import type { RefuseByGate } from './gating'
import type { TakeStep } from './stepping'

interface Parts {
  step: TakeStep
  refuseByGate: RefuseByGate
}

/** 接单, 拒单, 不受理. */
export function createAnswering({ step, refuseByGate }: Parts) {
  /** Each who comes takes it for herself, or the office for all by phone; the gate is asked once more. */
  const accept = (actor: Actor, id: string, request: VisitStep): Promise<Visit> =>
    step({ actor, id, request }, { event: 'accept' }, async (visit) => {
      refuseUnless(visit.staffIds.length >= visit.people, 'visit.nobody-assigned')
      refuseUnless(!hasAccepted(actor, visit), 'visit.already-accepted')
      await refuseByGate(visit, visit.staffIds)
      const acceptedBy = isAssigned(actor, visit)
        ? [...(visit.acceptedBy ?? []), actor.id]
        : visit.staffIds
      const waits = visit.staffIds.some((each) => !acceptedBy.includes(each))
      return waits ? { set: { acceptedBy }, stays: true } : { set: { acceptedBy } }
    })

  /** Who says no is not asked again, and her time is free at once: the same update takes her keys out of the visit. */
  const decline = (actor: Actor, id: string, request: ReasonRequest): Promise<Visit> =>
    step({ actor, id, request }, { event: 'decline' }, (visit) => ({
      set: {
        staffIds: visit.staffIds.filter((each) => each !== actor.id),
        claims: visit.claims.filter((key) => !isOf(key, actor.id)),
        acceptedBy: undefined,
        declinedBy: [...new Set([...visit.declinedBy, actor.id])],
      },
      note: reasonOf(request),
    }))

  /** The institution cannot do it: of the negative list, or for another reason. */
  async function turnDown(actor: Actor, id: string, request: ReasonRequest): Promise<Visit> {
    const reason = reasonOf(request)
    return step({ actor, id, request }, { event: 'refuse' }, ({ bill }) => ({
      set: { reason, bill: withFeeKept(bill, { kept: 'nothing' }) },
      note: reason,
    }))
  }

  return { accept, decline, turnDown }
}

/** Did this one of two who come say yes already? */
export const hasAccepted = (actor: Actor, { acceptedBy = [] }: Visit): boolean =>
  acceptedBy.includes(actor.id)

/** `静脉输液：血管条件不好`: the entry of the negative list stands before the words. */
function reasonOf({ reason, negative }: ReasonRequest): string {
  if (negative === undefined) return reason
  refuseUnless(isNegative(negative), 'visit.negative-unknown')
  return `${negativeList[negative].name}：${reason}`
}

/** Cells and ordinals of one person: `s:<id>|…`, `n:<id>|…`. */
const isOf = (key: string, staffId: string) =>
  key.startsWith(`s:${staffId}|`) || key.startsWith(`n:${staffId}|`)
