/** Put into every page of the browser tests as `window.audit`. */
import '../../../preview/shell/host-window'
import { contrastFindings, sizeFindings } from './letters'
import { pieces } from './look'
import { countRequests, quiet } from './quiet'
import { roomFindings } from './room'
import { nameFindings, targetFindings } from './tappables'
import type { PageKind } from '../visits'
import type { Finding } from './finding'

export type { Finding }

/** Everything that is wrong with the page as it stands, at the letter size it has. */
function findings(kind: PageKind, factor: number): Finding[] {
  const texts = pieces()
  if (texts.length === 0) return [{ what: 'the page', says: 'is empty' }]
  return [
    ...roomFindings(texts),
    ...sizeFindings(texts, kind, factor),
    ...contrastFindings(texts),
    ...targetFindings(kind),
    ...nameFindings(),
  ]
}

/** Sets a letter size on the open page, as WeChat does, waits until it is drawn, and looks. */
async function atSize(kind: PageKind, factor: number): Promise<Finding[]> {
  window.__host?.setFontScale(factor)
  await quiet()
  return findings(kind, factor)
}

const audit = { quiet, findings, atSize }

declare global {
  interface Window {
    audit: typeof audit
  }
}

countRequests()
window.audit = audit
