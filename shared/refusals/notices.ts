import type { RefusalWords } from './words'

/** Refusals of notices. */
export const noticesRefusals = {} as const satisfies Record<string, RefusalWords>
