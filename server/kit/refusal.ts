import { refusals } from '../../shared/refusals'
import type { RefusalCode } from '../../shared/refusals'

export type { RefusalCode } from '../../shared/refusals'
export type RefusalDetails = Record<string, unknown> | readonly Record<string, unknown>[]

/** A "no" with a stable code. Anything else that is thrown is a defect and answers 500. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly code: RefusalCode,
    readonly details?: RefusalDetails,
  ) {
    super(filled(refusals[code].say, details))
  }

  get status(): number {
    return refusals[this.code].status
  }

  /** The exact sentence for staff. */
  get staffMessage(): string {
    return refusals[this.code].staff
  }
}

/** Puts what is known of the case into the `{gaps}` of a sentence. */
function filled(say: string, details: RefusalDetails = {}): string {
  const known = new Map(Object.entries(details))
  return say.replace(/\{(\w+)\}/g, (_, gap: string) => {
    const value = known.get(gap)
    return typeof value === 'string' ? value : ''
  })
}

export function refuse(code: RefusalCode, details?: RefusalDetails): never {
  throw new Refusal(code, details)
}

export function refuseUnless(
  condition: unknown,
  code: RefusalCode,
  details?: RefusalDetails,
): asserts condition {
  if (!condition) throw new Refusal(code, details)
}
