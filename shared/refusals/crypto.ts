import type { RefusalWords } from './words'

/** Refusals of crypto. */
export const cryptoRefusals = {} as const satisfies Record<string, RefusalWords>
