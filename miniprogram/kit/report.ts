import { now } from './clock'
import { Refused } from './refused'
import { keep, kept } from './storage'

/** One failure as it is kept on the phone: no names, no content, only what helps whoever is asked for help. */
export interface FailureNote {
  at: string
  code: string
  requestId?: string
}

const KEPT = 20

/** Remembers what failed. A refusal with its reason is no failure: the person was told. */
export function report(error: unknown): void {
  const note = noteOf(error)
  if (!note) return
  try {
    keep('linli.failures', [note, ...failures()].slice(0, KEPT))
  } catch {
    // A full storage must not turn one failure into two.
  }
}

/** The last failures, newest first. */
export const failures = (): FailureNote[] => kept<FailureNote[]>('linli.failures') ?? []

function noteOf(error: unknown): FailureNote | undefined {
  const at = now().toISOString()
  if (!(error instanceof Refused))
    return { at, code: error instanceof Error ? error.name : 'unknown' }
  if (!error.passing) return undefined
  const { requestId } = error.body
  return { at, code: error.code, ...(requestId ? { requestId } : {}) }
}
