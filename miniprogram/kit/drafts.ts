import { forget, keep, kept } from './storage'

/**
 * What somebody was writing, by page and visit: found again after a restart, until it was sent. It names nobody, and on
 * a shared phone nobody finds what another wrote.
 */
interface Drafts {
  by: string
  /** The oldest first. */
  written: Record<string, object>
}

/** More than anybody writes at a time; what lies under them was given up. */
const MOST = 12

const me = (): string => kept<{ personId: string }>('linli.session')?.personId ?? ''

function own(): Drafts['written'] {
  const found = kept<Drafts>('linli.drafts')
  return found && found.by === me() ? found.written : {}
}

export const draftOf = <T extends object>(what: string): T | undefined =>
  own()[what] as T | undefined

export function keepDraft(what: string, typed: object): void {
  const { [what]: _before, ...others } = own()
  const latest = Object.entries(others).slice(1 - MOST)
  keep('linli.drafts', { by: me(), written: { ...Object.fromEntries(latest), [what]: typed } })
}

export function forgetDraft(what: string): void {
  const { [what]: _sent, ...others } = own()
  if (Object.keys(others).length > 0) keep('linli.drafts', { by: me(), written: others })
  else forget('linli.drafts')
}
