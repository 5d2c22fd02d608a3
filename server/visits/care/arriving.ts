import type { ArrivalView, ArriveRequest, ProofRequest } from '../../../shared/visits/care'
import { isAtTheDoor } from '../../../shared/visits/distance'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { RefusalCode } from '../../kit/refusal'
import { outsideTransaction } from '../../kit/transaction'
import { isAskingSide, isAssigned, isToCome } from '../policy'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'
import { arrivalOf, createProving, shownBy } from './proving'
import type { GivenProof, Verdict } from './proving'
import { atTheDoor } from './states'
import type { IsSigned } from './signing'
import type { Outcome, TakeStep } from './stepping'
import { refuseBeforeTheDay } from './going'
import type { Write } from './writing'

const refusalOf: Partial<Record<Verdict, RefusalCode>> = {
  'code-locked': 'visit.code-locked',
  'other-door': 'visit.card-other-door',
  'no-paper': 'visit.signature-not-now',
}

/** 到达, and what shows it. */
export function createArriving(
  needs: CareNeeds,
  { step, write, isSigned }: { step: TakeStep; write: Write; isSigned: IsSigned },
) {
  const { metresToDoor, verdictOf } = createProving({ ...needs, isSigned })

  /** Written down whatever it is worth; without proof the visit is unproven, and a proof may follow. */
  async function arrive(actor: Actor, id: string, request: ArriveRequest): Promise<Visit> {
    const { point, proof } = request
    const how = { event: 'arrive', channel: 'on-site' } as const
    return step({ actor, id, request }, how, async (visit, { at }) => {
      refuseBeforeTheDay(visit, at)
      const metres = visit.home ? await metresToDoor(visit, point) : undefined
      const verdict = proof && visit.home ? await verdictOf(actor, visit, proof) : undefined
      // Other proofs may be worth nothing and the arrival is one all the same; a signature of elsewhere is a forged one.
      refuseUnless(verdict !== 'no-paper', 'visit.signature-not-now')
      const arrival = arrivalOf(visit, at, { metres, verdict, given: proof })
      return { set: { ...shown(arrival), ...triedSet(visit, verdict) } }
    })
  }

  /**
   * A proof that comes later: of the nurse, or a tap of the elder's side. What is not worth anything is refused; a wrong
   * code is counted first, beside any transaction around it, which the "no" takes back: otherwise codes could be tried
   * without end.
   */
  async function prove(actor: Actor, id: string, request: ProofRequest): Promise<Visit> {
    let wrong = false
    const decide = async (visit: Visit): Promise<Outcome> => {
      const arrival = provable(visit)
      const { proof } = request
      if (!proof) return tapped(actor, visit, arrival)
      refuseUnless(isToCome(actor, visit), 'who.not-allowed')
      const verdict = await verdictOf(actor, visit, proof)
      const code = refusalOf[verdict]
      if (code) refuse(code)
      wrong = verdict === 'code-wrong'
      return wrong
        ? { set: triedSet(visit, verdict), note: '报码不对' }
        : proven(arrival, proof, verdict)
    }
    const asked = { actor, id, request, event: 'proof' } as const
    const visit = await outsideTransaction(() => write(asked, decide))
    refuseUnless(!wrong, 'visit.code-wrong')
    return visit
  }

  return { arrive, prove }
}

/** The arrival that still lacks its proof. */
function provable({ state, arrival }: Visit): ArrivalView {
  refuseUnless(arrival && atTheDoor.includes(state), 'visit.not-at-door')
  refuseUnless(!arrival.proven && !arrival.way && !arrival.review, 'visit.already-proven')
  return arrival
}

/** The sign of the elder's side, with the place taken on arrival. */
function proven(arrival: ArrivalView, given: GivenProof, verdict: Verdict): Outcome {
  if (verdict !== 'proven') return {}
  const { metres } = arrival
  return {
    set: shown({
      ...arrival,
      ...shownBy(given),
      proven: metres !== undefined && isAtTheDoor(metres),
    }),
  }
}

const shown = (arrival: ArrivalView) =>
  ({ arrival, unproven: arrival.proven ? undefined : true }) as const

const triedSet = ({ doorTries = 0 }: Visit, verdict: Verdict | undefined) =>
  verdict === 'code-wrong' ? { doorTries: doorTries + 1 } : {}

/** A tap on the phone of a relative, or on the elder's own, which shows the code; never of who is to be proven there. */
function tapped(actor: Actor, visit: Visit, arrival: ArrivalView): Outcome {
  const mayTap = isAskingSide(actor, visit) && !isAssigned(actor, visit)
  refuseUnless(mayTap, 'who.not-allowed')
  const way = actor.id === visit.elderId ? 'elder-code' : 'relative-tap'
  return proven(arrival, { way }, 'proven')
}
