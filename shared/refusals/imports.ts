import type { RefusalWords } from './words'

/** Refusals of imports. */
export const importsRefusals = {} as const satisfies Record<string, RefusalWords>
