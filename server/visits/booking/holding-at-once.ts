import type { BookRequest } from '../../../shared/visits/booking'
import type { Actor } from '../../kit/actor'
import { outsideTransaction } from '../../kit/transaction'
import type { Visit } from '../types'
import { createAtOnce } from './at-once'
import type { Begun, Claiming } from './claiming'
import { visitOf } from './holding'
import type { Holding, Prepared } from './holding'
import type { BookingNeeds } from './needs'
import { peopleAt } from './offer'

type Parts = Omit<Holding, 'hold'> & Pick<Claiming, 'addAndTake'>

/** For whoever books without reading it through first. */
export function createHoldingAtOnce(
  needs: BookingNeeds,
  { prepare, giveBack, tryHold, addAndTake }: Parts,
) {
  const atOnce = createAtOnce(needs)

  /**
   * Holding and, where it `confirms`, confirming as one command. Held, and yet to be confirmed, is the visit otherwise,
   * when a claim was somebody else's before, and when the database cannot write so.
   */
  return async function holdAtOnce(
    actor: Actor,
    request: BookRequest,
    confirms: boolean,
  ): Promise<Visit> {
    return outsideTransaction(async () => {
      const prepared = await prepare(actor, request)
      const givesBack = looksAtNobody(prepared)
      if (!givesBack) await giveBack(prepared)
      let begun: Begun | undefined
      const held = await tryHold(prepared, {}, async (fresh) => {
        begun = await atOnce(fresh, { asker: prepared.asker, givesBack, confirms })
        if (!begun && givesBack) await giveBack(prepared)
        return (begun ??= await addAndTake(fresh))
      })
      // Where there is no time, nothing was begun, and what was held is given back all the same.
      if (!begun && givesBack) await giveBack(prepared)
      return visitOf(held, prepared)
    })
  }
}

export type HoldAtOnce = ReturnType<typeof createHoldingAtOnce>

/** Somebody asked for by name, who comes alone: nothing of what visits hold is read, so what she held is not in the way. */
const looksAtNobody = ({ request, offer }: Prepared): boolean =>
  request.staffId !== undefined && !offer.rule.entitlement && peopleAt(offer, request.time) === 1
