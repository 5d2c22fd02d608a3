/** Knowing when a page has come to rest, without guessing a time. */
import { asked } from './requests'

const frame = () => new Promise((done) => requestAnimationFrame(done))

/** Frames in which nothing moves before a page counts as quiet: an answer is drawn in the frame after it came. */
const CALM_FRAMES = 3

/**
 * Waits until nothing is asked, nothing is drawn and nothing moves any more. One calm frame is enough where nothing comes
 * from outside: a letter size is set at once and drawn in the next frame.
 */
export async function quiet(calmFrames = CALM_FRAMES): Promise<void> {
  const began = performance.now()
  let calm = 0
  for (let before = ''; calm < calmFrames;) {
    await frame()
    const now = footprint()
    calm = isBusy() || now !== before ? 0 : calm + 1
    before = now
    if (performance.now() - began > 20_000)
      throw new Error(`The page does not come to rest: ${now}`)
  }
}

function isBusy(): boolean {
  const { state, busy } = (window.__host?.host.currentPage()?.instance['data'] ?? {}) as {
    state?: string
    busy?: boolean
  }
  const moving = document
    .getAnimations()
    .some(({ playState, effect }) => playState === 'running' && !isEndless(effect))
  return asked() > 0 || state === 'loading' || state === undefined || busy === true || moving
}

const isEndless = (effect: AnimationEffect | null) => effect?.getTiming().iterations === Infinity

function footprint(): string {
  const host = window.__host
  const { setData = [] } = host?.metrics.current() ?? {}
  const data = host?.host.currentPage()?.instance['data'] as { state?: string } | undefined
  return `${host?.route() ?? 'no page'} ${data?.state ?? ''} ${setData.length} setData, ${asked()} requests`
}
