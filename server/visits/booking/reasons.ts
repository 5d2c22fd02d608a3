import type { NoTimeReason, ReasonView } from '../../../shared/schedule'
import type { VisitKind } from '../../../shared/visits/kinds'
import { notEligibleWords, reasonWords } from '../../../shared/visits/rules'
import { refuse } from '../../kit/refusal'

/** A reason with its plain sentence, as telling as the kind of visit allows. */
const reasonView = (code: NoTimeReason, kind: VisitKind): ReasonView => ({
  code,
  say: (code === 'not-eligible' ? notEligibleWords[kind] : undefined) ?? reasonWords[code],
})

export const reasonViews = (codes: readonly NoTimeReason[], kind: VisitKind): ReasonView[] =>
  [...new Set(codes)].map((code) => reasonView(code, kind))

/** The first reason is the refusal; all of them travel with it. */
export function refuseFor(
  reasons: readonly ReasonView[],
  more: Record<string, unknown> = {},
): never {
  const [first] = reasons
  return refuse(`visit.${first?.code ?? 'nobody-free'}`, { reasons, ...more })
}
