import type { RefusalWords } from './words'

/** Refusals of visit-safety. */
export const visitSafetyRefusals = {} as const satisfies Record<string, RefusalWords>
