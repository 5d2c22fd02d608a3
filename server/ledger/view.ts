import { maskedName } from '../../shared/indicators'
import { itemWords } from '../../shared/ledger'
import type { LedgerLine, LedgerLineView } from '../../shared/ledger'
import { reasonWords } from '../../shared/records'
import type { OpenedLine } from './types'

/** One line for a reader of figures: what, when and where, but never the whole name. */
export function lineView({ line, elderName, organisationName, later }: OpenedLine): LedgerLineView {
  const { id, item, elderId, day, month, orgId, place, act, about, contract, excluded } = line
  return {
    id,
    item,
    what: itemWords(item),
    elder: { id: elderId, name: maskedName(elderName) },
    day,
    month,
    organisation: { id: orgId, name: organisationName },
    ...(place ? { place } : {}),
    by: act.byName,
    ...(about ? { about } : {}),
    ...(contract ? { contract } : {}),
    ...(excluded ? { excluded, excludedWords: reasonWords[excluded] } : {}),
    later: later.map(laterView),
  }
}

const laterView = ({ id, item, act }: LedgerLine) => ({
  id,
  item,
  what: itemWords(item),
  at: act.at,
})
