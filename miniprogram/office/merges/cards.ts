import type { Day } from '../../../shared/day'
import type { MergeSide, MergeView } from '../../../shared/register'
import { sayFullDate } from '../../../shared/speak'
import { sayInstant } from '../words'

/** One of two files side by side, line for line, so that what differs is seen. */
interface SideCard {
  id: string
  title: string
  name: string
  lines: { label: string; says: string; differs: boolean }[]
}

export interface MergeCard {
  id: string
  why: string
  sides: SideCard[]
  open: boolean
  /** A merge that was made may be taken back. */
  merged: boolean
  state: string
}

const stateWords: Record<MergeView['state'], string> = {
  suggested: '等决定',
  merged: '已合并',
  undone: '已拆开',
  refused: '不是同一个人',
}

export function mergeCard(merge: MergeView, today: Day): MergeCard {
  const { id, kept, other, why, state, decidedByName, decidedAt } = merge
  const decided =
    decidedByName && decidedAt ? ` · ${decidedByName} ${sayInstant(decidedAt, today)}` : ''
  return {
    id,
    why,
    sides: [sideCard(kept, other, '保留这一份'), sideCard(other, kept, '并进来的一份')],
    open: state === 'suggested',
    merged: state === 'merged',
    state: `${stateWords[state]}${decided}`,
  }
}

function sideCard(side: MergeSide, beside: MergeSide, title: string): SideCard {
  const [mine, others] = [linesOf(side), linesOf(beside)]
  return {
    id: side.id,
    title,
    name: side.name,
    lines: mine.map((line, at) => ({ ...line, differs: line.says !== others[at]?.says })),
  }
}

/** The same two files with the other one kept. */
export const turned = (card: MergeCard): MergeCard => ({
  ...card,
  sides: card.sides.map(({ title }, at) => {
    const side = card.sides[card.sides.length - 1 - at] ?? card.sides[at]
    return { ...(side as SideCard), title }
  }),
})

const linesOf = (side: MergeSide) => [
  { label: '出生', says: sayFullDate(side.birthDate) },
  { label: '证件', says: side.identity?.masked ?? '没有登记' },
  { label: '社区', says: side.community },
  { label: '中心', says: side.centreName },
  { label: '签约', says: `${side.contracts} 份` },
  { label: '服务', says: `${side.services} 次` },
]

/** What waits stands first. */
export const waitingFirst = (merges: readonly MergeView[]): MergeView[] =>
  [...merges].sort(
    (one, other) => Number(other.state === 'suggested') - Number(one.state === 'suggested'),
  )
