import { report } from './report'

/**
 * Does something again and again, each time so long after the last one ended, until the answer is called. A failure is
 * no end: the next turn tries again.
 */
export function repeat(everyMs: number, work: () => Promise<void> | void): () => void {
  let stopped = false
  let timer = setTimeout(turn, everyMs)
  async function turn() {
    try {
      await work()
    } catch (error) {
      report(error)
    }
    if (!stopped) timer = setTimeout(turn, everyMs)
  }
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
