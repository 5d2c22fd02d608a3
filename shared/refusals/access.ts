import type { RefusalWords } from './words'

/** Refusals of access. */
export const accessRefusals = {} as const satisfies Record<string, RefusalWords>
