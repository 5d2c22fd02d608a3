import type { Day } from '../../../shared/day'
import { addDays } from '../../../shared/day'
import { askStandsDays } from '../../../shared/mandates'
import type { MandatesView, MandateView } from '../../../shared/mandates'
import type { HeldMandate } from '../types'

/** A mandate as one side, or staff, reads it today. */
export function mandateView(mandate: HeldMandate, readerId: string, today: Day): MandateView {
  const {
    byPhone,
    fileId: _photo,
    wordOf: _word,
    isChanged: _news,
    status,
    lastAct,
    ...told
  } = mandate
  const ended = ['revoked', 'declined'].includes(status) ? { endedByName: lastAct.byName } : {}
  const view = { ...told, ...ended, state: stateOn(mandate, today) }
  const blind = byPhone === true && readerId === askerOf(mandate) && !stood(mandate)
  return blind ? blindView(view, mandate, today) : view
}

/**
 * What somebody who asked by phone and name reads: nothing that tells whether there is such a person, so no id, and
 * no "no" either.
 */
function blindView(view: MandateView, mandate: HeldMandate, today: Day): MandateView {
  const other = view.askedBy === 'elder' ? { relativeId: '' } : { elderId: '' }
  if (mandate.lastAct.byId === askerOf(mandate)) return { ...view, ...other }
  const { endedOn: _on, endedByName: _by, ...open } = view
  return { ...open, ...other, state: stateOn({ ...mandate, status: 'asked' }, today) }
}

export function mandatesView(all: readonly HeldMandate[], readerId: string, today: Day) {
  const views = all.map((mandate) => ({
    given: mandate.elderId === readerId,
    view: mandateView(mandate, readerId, today),
  }))
  return {
    given: views.filter(({ given }) => given).map(({ view }) => view),
    held: views.filter(({ given }) => !given).map(({ view }) => view),
  } satisfies MandatesView
}

export const askerOf = ({ askedBy, elderId, relativeId }: HeldMandate): string =>
  askedBy === 'elder' ? elderId : relativeId

const stood = ({ contactOrder }: HeldMandate) => contactOrder > 0

/** Where an ask or a mandate stands on the day: what ran out says so without anybody having written it. */
function stateOn({ status, until, from }: HeldMandate, today: Day): MandateView['state'] {
  if (status === 'in-force' && until < today) return 'expired'
  if (status === 'asked' && addDays(from, askStandsDays) < today) return 'expired'
  return status
}
