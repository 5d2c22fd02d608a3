import type { RefusalWords } from './words'

/** Refusals of register. */
export const registerRefusals = {} as const satisfies Record<string, RefusalWords>
