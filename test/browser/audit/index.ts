/** Put into every page of the browser tests as `window.audit`. */
import '../../../preview/shell/host-window'
import { contrastFindings, sizeFindings } from './letters'
import { pieces } from './look'
import { quiet } from './quiet'
import { answeredOnce, watchRequests } from './requests'
import { roomFindings } from './room'
import { airFindings, nameFindings, targetFindings } from './tappables'
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
    ...airFindings(texts),
    ...nameFindings(),
  ]
}

/**
 * Sets one letter size after the other on the open page, as WeChat does, and looks at each once it is drawn. A page
 * asks its questions anew at every size; they are answered as they were the first time.
 */
async function atSizes(kind: PageKind, factors: readonly number[]): Promise<Finding[][]> {
  const found: Finding[][] = []
  await answeredOnce(async () => {
    for (const factor of factors) {
      await drawAt(factor)
      found.push(findings(kind, factor))
    }
    await drawAt(1)
  })
  return found
}

async function drawAt(factor: number): Promise<void> {
  window.__host?.setFontScale(factor)
  await quiet(1)
}

const audit = { quiet, findings, atSizes }

declare global {
  interface Window {
    audit: typeof audit
  }
}

watchRequests()
window.audit = audit
