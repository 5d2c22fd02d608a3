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
    super(refusals[code].say)
  }

  get status(): number {
    return refusals[this.code].status
  }

  /** The exact sentence for staff. */
  get staffMessage(): string {
    return refusals[this.code].staff
  }
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
