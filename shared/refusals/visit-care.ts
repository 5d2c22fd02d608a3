import type { RefusalWords } from './words'

/** Refusals of visit-care. */
export const visitCareRefusals = {} as const satisfies Record<string, RefusalWords>
