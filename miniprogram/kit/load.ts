import { mandateEnded, undoneWords, wordsOf } from './refused'
import { report } from './report'
import { forgetRights } from './session'

/** A page is always in exactly one of these. `ended`: the elder took back what let this person in. */
export type LoadState = 'loading' | 'ready' | 'empty' | 'failed' | 'ended'

/** What every page's data begins with; `<screen>` draws it. */
export interface Opening {
  state: LoadState
  /** What happened, in plain words, when `state` is `failed` or `ended`. */
  failed: string
  /** A refusal to show beside what is on the page. */
  notice: string
  /** Something was tapped and is on its way; a second tap does nothing. */
  busy: boolean
}

export const opening: Opening = { state: 'loading', failed: '', notice: '', busy: false }

interface LoadingPage {
  data: Opening
  setData(change: Record<string, unknown>): void
}

/** The latest question of each page: an answer that was overtaken is thrown away. */
const latest = new WeakMap<object, object>()

/**
 * Fills a page and keeps `state` true. What `fetch` returns becomes the page's data in one `setData`; it says
 * `state: 'empty'` itself when there is nothing to show. A page that already shows something keeps it while asking
 * again, and only says that the question failed.
 */
export async function load(
  page: LoadingPage,
  fetch: () => Promise<Record<string, unknown> & { state?: LoadState }>,
): Promise<void> {
  const turn = {}
  latest.set(page, turn)
  const isLatest = () => latest.get(page) === turn
  if (page.data.state === 'failed' || page.data.state === 'ended')
    page.setData({ state: 'loading' })
  try {
    const found = await fetch()
    if (isLatest()) set(page, { state: 'ready', failed: '', notice: '', ...found })
  } catch (error) {
    report(error)
    // Sent even when it repeats the last words: the person may have closed those.
    if (isLatest()) page.setData(ending(error) ?? failure(page.data.state, wordsOf(error)))
  }
}

const failure = (state: LoadState, words: string): Record<string, string> =>
  state === 'ready' || state === 'empty' ? { notice: words } : { state: 'failed', failed: words }

/** Taken back by the elder: nothing of hers stays on the screen, and the phone asks anew what it may do. */
function ending(error: unknown): Record<string, string> | undefined {
  if (!mandateEnded(error)) return undefined
  forgetRights()
  return { state: 'ended', failed: wordsOf(error), notice: '' }
}

/**
 * Does what a button says, once: taps while it is on its way are ignored, a refusal is shown in words. What `work`
 * returns becomes the page's data.
 */
export async function act(
  page: LoadingPage,
  work: () => Promise<Record<string, unknown> | void>,
): Promise<void> {
  if (page.data.busy) return
  page.setData({ busy: true, notice: '' })
  try {
    const change = await work()
    page.setData({ busy: false, ...change })
  } catch (error) {
    report(error)
    page.setData({ busy: false, ...(ending(error) ?? { notice: undoneWords(error) }) })
  }
}

/** Sets only what differs from what the page has: most answers repeat what is already shown. */
function set(page: LoadingPage, wanted: Record<string, unknown>): void {
  const has = page.data as unknown as Record<string, unknown>
  const change = Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(has[key]),
    ),
  )
  if (Object.keys(change).length > 0) page.setData(change)
}
