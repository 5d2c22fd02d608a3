import { ageOn } from '../../../shared/day'
import type { ExplainList, ExplainRow, ExplainView } from '../../../shared/indicators'
import { reasonWords } from '../../../shared/records'
import { sayFullDate } from '../../../shared/speak'
import { amount, asOfWords, grouped, sidesWords, valueWords } from '../numbers'

export interface RowCard {
  id: string
  title: string
  says: string
  reason: string
  counts: string
  /** The visit it was done at; '' when it was done at none, or the reader may not open it. */
  visitId: string
}

export interface ListTab {
  list: ExplainList
  label: string
}

/** A rate opens to three lists, a count to two. */
const tabsOf = ({ figure }: ExplainView): ListTab[] => [
  { list: 'numerator', label: figure.denominator === undefined ? '计入的' : '分子' },
  ...(figure.denominator === undefined ? [] : [{ list: 'denominator' as const, label: '分母' }]),
  { list: 'excluded', label: '没计入的' },
]

/** The head of the page: the question, the rule, and the sum that must agree. */
export function explainHead(view: ExplainView) {
  const { figure, rule } = view
  return {
    label: figure.label,
    question: figure.value === null ? '为什么没有数？' : `为什么是 ${valueWords(figure)}？`,
    sides: sidesWords(figure),
    missing: figure.value === null ? (figure.missing ?? '') : '',
    asOf: asOfWords(figure.asOf),
    rule: rule?.says ?? '',
    ruleFrom: rule
      ? `口径 ${rule.version}${rule.verified ? '' : '（待核实）'} · ${rule.source}`
      : '',
    tabs: tabsOf(view),
  }
}

/** What stands above a list: how many rows, and what they add up to. */
export function listHead(view: ExplainView) {
  const { list, rows, total, figure, reasons } = view
  const unit = figure.unit === '%' ? '' : figure.unit
  const sum =
    list === 'excluded'
      ? `共 ${grouped(rows)} 条没有计入`
      : `共 ${grouped(rows)} 条，合计 ${unit ? amount(total, figure.unit) : grouped(total)}`
  return {
    list,
    sum,
    reasons: reasons.map(({ reason, words, rows: count }) => ({
      reason,
      says: `${words} ${grouped(count)} 条`,
    })),
  }
}

/** Of whoever may open visits; others see figures, not visits. */
export function rowCard(row: ExplainRow, list: ExplainList, opensVisits: boolean): RowCard {
  const { id, person, what, day, organisation, counts, reason, visitId = '' } = row
  return {
    id,
    title: person ? `${person.name} ${ageWords(person.birthYear, day)}` : what,
    says: [person ? what : '', sayFullDate(day), organisation].filter(Boolean).join(' · '),
    reason: list === 'excluded' && reason ? reasonWords[reason] : '',
    counts: list === 'excluded' || counts === 1 ? '' : `计 ${grouped(counts)}`,
    visitId: opensVisits ? visitId : '',
  }
}

/** Only the year of birth is shown to an office, so the age is the one reached in that year. */
const ageWords = (birthYear: number, day: string) => `${ageOn(`${birthYear}-01-01`, day)} 岁`

export const emptyWords: Record<ExplainList, string> = {
  numerator: '没有计入的明细。',
  denominator: '还没有录入底数，所以没有比率。请先录入人口底数。',
  excluded: '没有被排除的明细：该数的都数了。',
}
