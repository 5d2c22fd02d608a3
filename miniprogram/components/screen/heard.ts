import type { LoadState } from '../../kit/load'
import { linesOf, type Readable } from '../../kit/spoken'

/** What the screen itself says, beside what its page shows. */
interface Said {
  state: string
  failed: string
  notice: string
  emptyTitle: string
  emptySays: string
  fill: string
}

/** Everything worth hearing on this screen, in the order an eye meets it. */
export function heardOf(page: Readable, said: Said, who: string): string[] {
  return [who, said.notice, ...stateLines(page, said)].filter(Boolean)
}

function stateLines(page: Readable, said: Said): string[] {
  const { state, failed, emptyTitle, emptySays, fill } = said
  const spoken: Record<LoadState, () => string[]> = {
    loading: () => ['正在打开'],
    failed: () => ['没有打开', failed],
    ended: () => ['现在不能替老人办了', failed],
    empty: () => [emptyTitle, emptySays, fill],
    ready: () => linesOf(page),
  }
  return spoken[state as LoadState]()
}
