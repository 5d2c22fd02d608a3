import { forget, keep, kept } from '../kit/storage'
import type { Typed } from './visit-record/form'

/** Half-filled records by visit: no name, only what was seen and done. */
interface Drafts {
  by: string
  visits: Record<string, Typed>
}

const me = (): string => kept<{ personId: string }>('linli.session')?.personId ?? ''

function own(): Drafts['visits'] {
  const found = kept<Drafts>('linli.visit-records')
  return found && found.by === me() ? found.visits : {}
}

export const draftOf = (visitId: string): Typed | undefined => own()[visitId]

export function keepDraft(visitId: string, typed: Typed): void {
  keep('linli.visit-records', { by: me(), visits: { ...own(), [visitId]: typed } })
}

export function forgetDraft(visitId: string): void {
  const { [visitId]: _sent, ...others } = own()
  if (Object.keys(others).length > 0) keep('linli.visit-records', { by: me(), visits: others })
  else forget('linli.visit-records')
}
