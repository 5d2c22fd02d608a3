import type { ImportRowView, ImportView } from '../../../shared/imports'
import type { ImportRow, ImportShown } from './types'

export const importView = (found: ImportShown): ImportView => ({
  id: found.id,
  fileName: found.fileName,
  state: found.state,
  doneRows: found.doneRows,
  ...(found.rows === undefined ? {} : { rows: found.rows }),
  counts: found.counts,
  undecided: found.undecided,
  ...(found.says ? { says: found.says } : {}),
  byName: found.act.byName,
  at: found.act.at,
})

export function importRowView({
  row,
  outcome,
  name,
  says,
  match,
  decision,
}: ImportRow): ImportRowView {
  return {
    row,
    outcome,
    name,
    says,
    ...(match
      ? {
          match: {
            personId: match.personId,
            maskedName: match.maskedName,
            birthYear: match.birthYear,
            centreName: match.centreName,
          },
        }
      : {}),
    ...(decision ? { decision } : {}),
  }
}
