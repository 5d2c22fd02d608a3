import type { Day } from '../../../shared/day'
import { claimingStates } from '../../../shared/visits/kinds'
import type { VisitState } from '../../../shared/visits/kinds'
import { partsOf } from '../../schedule/keys'
import type { Visit } from '../types'

const keeping: ReadonlySet<VisitState> = new Set(claimingStates)

/** The days on which a visit let go of the time of somebody who was to come. */
export function daysLetGo(before: Visit, after: Visit): Day[] {
  const kept = new Set(standing(after))
  const gone = standing(before).filter((key) => partsOf(key).of === 'staff' && !kept.has(key))
  return [...new Set(gone.map((key) => partsOf(key).day))]
}

const standing = ({ state, claims, moving }: Visit): string[] =>
  keeping.has(state) ? [...claims, ...(moving?.claims ?? [])] : []
