import type { Day } from '../../../shared/day'
import { importColumns } from '../../../shared/imports'
import type { ImportRowView, ImportView, RowOutcome } from '../../../shared/imports'
import { grouped } from '../numbers'
import { sayInstant } from '../words'

/** What a row would do, or did. */
const outcomeNames: Record<RowOutcome, string> = {
  new: '新登记',
  update: '补充',
  same: '已有，不变',
  match: '要您决定',
  error: '有错',
  written: '已写入',
  skipped: '没有写',
}

/** What people have to look at stands first. */
const order: RowOutcome[] = ['match', 'error', 'new', 'update', 'same', 'written', 'skipped']

interface OutcomeTab {
  outcome: RowOutcome
  name: string
  grave: boolean
}

export interface ImportCard {
  id: string
  fileName: string
  who: string
  state: string
  /** 0 to 100 while rows are read or written; below 0 when nothing is on its way. */
  percent: number
  busy: boolean
  failed: string
  tabs: OutcomeTab[]
  /** Rows that would be registered or added to, that are like somebody known, and that are wrong. */
  ready: number
  matches: number
  /** That some of those nobody decided yet, in words; '' when none waits. */
  waits: string
  errors: number
  /** Words of the one button, and why it does nothing now. */
  action: string
  actionOff: string
}

const stateWords: Record<ImportView['state'], string> = {
  reading: '正在读',
  ready: '读完了，还没有写',
  writing: '正在写',
  done: '写完了',
  failed: '没有读成',
}

export function importCard(view: ImportView, today: Day): ImportCard {
  const { id, fileName, state, counts, byName, at, says = '' } = view
  const ready = counts.new + counts.update
  return {
    id,
    fileName,
    who: `${byName} ${sayInstant(at, today)}上传`,
    state: `${stateWords[state]}${progressWords(view)}`,
    percent: percentOf(view),
    busy: isBusy(view),
    failed: state === 'failed' ? says || '这张表读不了' : '',
    tabs: order
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => ({
        outcome,
        name: `${outcomeNames[outcome]} ${grouped(counts[outcome])}`,
        grave: outcome === 'match' || outcome === 'error',
      })),
    ready,
    matches: counts.match,
    waits: waitsWords(view),
    errors: counts.error,
    ...actionFor(view, ready),
  }
}

export const isBusy = ({ state }: Pick<ImportView, 'state'>): boolean =>
  state === 'reading' || state === 'writing'

function progressWords({ state, doneRows, rows }: ImportView): string {
  if (state !== 'reading' && state !== 'writing') return rows ? `，共 ${grouped(rows)} 行` : ''
  return rows ? `，${grouped(doneRows)} / ${grouped(rows)} 行` : `，第 ${grouped(doneRows)} 行`
}

const percentOf = ({ state, doneRows, rows }: ImportView): number => {
  if (state !== 'reading' && state !== 'writing') return -1
  return rows ? Math.min(100, Math.round((doneRows / rows) * 100)) : 0
}

const waitsWords = ({ state, undecided }: ImportView): string =>
  state === 'ready' && undecided > 0
    ? `还有 ${grouped(undecided)} 行像是已经登记的人，要您一行一行决定，才能写入。`
    : ''

function actionFor({ state, counts, rows, undecided }: ImportView, ready: number) {
  // Broken off while it was written: what is written stays, the rest follows.
  if (state === 'failed' && rows) return { action: '接着写', actionOff: '' }
  if (state !== 'ready') return { action: '', actionOff: '' }
  if (undecided > 0) return { action: '写入', actionOff: `先决定那 ${grouped(undecided)} 行` }
  const nothing = ready + counts.match === 0
  return { action: '写入', actionOff: nothing ? '没有要写的：都已经有了，或者都有错' : '' }
}

/** Asked before anything is written. */
export function writeQuestion({ ready, matches, errors }: ImportCard) {
  const parts = [
    `登记或补充 ${grouped(ready)} 人。`,
    matches > 0 ? `您决定了的 ${grouped(matches)} 行，照您的决定办。` : '',
    errors > 0 ? `有错的 ${grouped(errors)} 行不写，改好以后可以再上传。` : '',
    '再上传同一张表不会重复登记。',
  ]
  return {
    title: errors > 0 ? '只写没有错的？' : '写入这张表？',
    content: parts.join(''),
    yes: '写入',
  }
}

const columnTitles = new Map<string, string>(importColumns.map(({ key, title }) => [key, title]))

export interface RowCard {
  row: number
  name: string
  says: string[]
  match: string
  decision: string
  asks: boolean
}

type Decision = NonNullable<ImportRowView['decision']>
const decisionWords: Record<Decision, string> = {
  same: '就是这个人',
  different: '是另一个人',
  skip: '先不写',
}
export const decisions = (['same', 'different', 'skip'] as const).map((decision) => ({
  decision,
  name: decisionWords[decision],
}))

export function rowCard({ row, outcome, name, says, match, decision }: ImportRowView): RowCard {
  return {
    row,
    name,
    says: says.map(({ column, text }) => {
      const title = column ? columnTitles.get(column) : undefined
      return title ? `${title}：${text}` : text
    }),
    match: match ? `${match.maskedName} ${match.birthYear} 年生 · ${match.centreName}` : '',
    decision: decision ? decisionWords[decision] : '',
    asks: outcome === 'match',
  }
}

/** Why people usually take the register with them. */
export const exportReasons = ['核对名册', '向上级报送', '安排上门', '留档']
