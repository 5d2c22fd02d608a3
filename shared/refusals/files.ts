import type { RefusalWords } from './words'

/** Refusals of files. */
export const filesRefusals = {} as const satisfies Record<string, RefusalWords>
