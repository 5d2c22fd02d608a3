import type { RefusalWords } from './words'

/** Refusals of visits. */
export const visitsRefusals = {} as const satisfies Record<string, RefusalWords>
