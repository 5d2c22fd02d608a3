import type { RefusalWords } from './words'

/** Refusals of mandates. */
export const mandatesRefusals = {} as const satisfies Record<string, RefusalWords>
