import type { BaseView, TargetView } from '../../shared/indicators'
import type { History } from './store'
import type { Area, BaseEntry, TargetEntry } from './types'

/** The entry that stands, and those it replaced. */
export function baseView({ now, before }: History<BaseEntry>, area: Area): BaseView {
  const { id, orgId, year, group } = now
  return {
    id,
    orgId,
    orgName: area.name,
    year,
    group,
    ...entered(now),
    ...(before.length > 0 && { replaced: before.map(entered) }),
  }
}

const entered = ({ persons, source, enteredBy, enteredOn }: BaseEntry) => ({
  persons,
  source,
  enteredBy,
  enteredOn,
})

export function targetView({ kind, value, unit, year, author, setOn }: TargetEntry): TargetView {
  return { kind, ...(value !== undefined && { value }), unit, year, author, setOn }
}
