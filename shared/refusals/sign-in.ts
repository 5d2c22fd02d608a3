import type { RefusalWords } from './words'

/** Refusals of sign-in. */
export const signInRefusals = {} as const satisfies Record<string, RefusalWords>
