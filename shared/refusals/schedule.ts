import type { RefusalWords } from './words'

/** Refusals of schedule. */
export const scheduleRefusals = {} as const satisfies Record<string, RefusalWords>
