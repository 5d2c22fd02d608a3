import { addMonths, yearOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import { rateOf } from '../../shared/indicators'
import type { Figure, TargetView } from '../../shared/indicators'
import { figureCodes } from '../../shared/tasks/codes'
import type { FigureCode } from '../../shared/tasks/codes'
import { ruleOf } from '../../shared/tasks/rules'
import type { FigureRule } from '../../shared/tasks/types'
import type { Clock } from '../kit/clock'
import { openBaseBook } from './bases'
import type { Base, BaseBook } from './bases'
import type { IndicatorStore } from './store'
import { targetView } from './view'
import type { Area, Counter, PeopleWindow, Sums, TargetEntry } from './types'

export interface FigureNeeds {
  counters: readonly Counter[]
  store: IndicatorStore
  people: Pick<PeopleWindow, 'below'>
  clock: Pick<Clock, 'today'>
}

/** A figure and, for a rate, the entered base it divides by. */
export interface Counted {
  figure: Figure
  base?: Base
}

/** Figures of an area on a day, with last year's beside them, in the order asked. */
export async function countFigures(
  needs: FigureNeeds,
  area: Area,
  asOf: Day,
  codes: readonly FigureCode[] = figureCodes,
): Promise<Counted[]> {
  const year = yearOf(asOf)
  const sums = (day: Day) => sumsOn(needs.counters, area.id, day, codes)
  const [now, sameDay, lastDay, book, targets] = await Promise.all([
    sums(asOf),
    sums(addMonths(asOf, -12)),
    sumsOn(
      needs.counters,
      area.id,
      `${year - 1}-12-31`,
      codes.filter((code) => addsUp(code, year)),
    ),
    openBaseBook(needs, area, [year, year - 1], needs.clock.today()),
    needs.store.targets(area.id, year),
  ])
  return codes.map((code) => {
    const rule = ruleOf(code, year)
    const counted = valueOf(rule, now.get(code), book, year)
    const figure: Figure = {
      ...counted.figure,
      lastYear: valueOf(rule, sameDay.get(code), book, year - 1).figure.value,
      ...(rule.counts === 'year' && {
        lastYearWhole: valueOf(rule, lastDay.get(code), book, year - 1).figure.value,
      }),
      ...targetOf(targets, code),
      ruleVersion: rule.version,
      ...(rule.verified ? {} : { unverified: true as const }),
      asOf,
    }
    return { ...counted, figure }
  })
}

type Value = Pick<
  Figure,
  'code' | 'label' | 'unit' | 'value' | 'numerator' | 'denominator' | 'missing'
>

function valueOf(
  rule: FigureRule,
  sums: Sums | undefined,
  book: BaseBook,
  year: number,
): { figure: Value; base?: Base } {
  const { code, label, unit } = rule
  const { numerator, denominator } = sums ?? { numerator: 0 }
  if (unit !== '%') return { figure: { code, label, unit, value: numerator } }
  const base = rule.base && book.of(year, rule.base)
  if (!base) return { figure: { code, label, unit, ...rate(numerator, denominator, NOTHING_DUE) } }
  const sides = rate(numerator, base.persons, missingBase(base))
  return { figure: { code, label, unit, ...sides }, base }
}

const NOTHING_DUE = '截至当日没有应做项目'

const rate = (numerator: number, denominator: number | undefined, missing: string) => ({
  value: rateOf(numerator, denominator),
  numerator,
  ...(denominator !== undefined && { denominator }),
  ...(!denominator && { missing }),
})

/** 缺底数, and who has not entered theirs when the area is a sum of others. */
function missingBase({ persons, lacking, entries }: Base): string {
  if (persons === 0) return '底数为 0'
  const [first] = lacking
  if (!first || (lacking.length === 1 && entries.length === 0)) return '缺底数'
  const rest = lacking.length > 1 ? `等 ${lacking.length} 家` : ''
  return `缺底数：${first.name}${rest}未填报`
}

async function sumsOn(
  counters: readonly Counter[],
  areaId: string,
  asOf: Day,
  codes: readonly FigureCode[],
): Promise<Map<FigureCode, Sums>> {
  const found = await Promise.all(counters.map((counter) => counter.sums({ areaId, asOf }, codes)))
  return new Map(found.flatMap((sums) => [...sums]))
}

function targetOf(targets: readonly TargetEntry[], code: string): { target?: TargetView } {
  const target = targets.find((entry) => entry.code === code)
  return target ? { target: targetView(target) } : {}
}

const addsUp = (code: FigureCode, year: number) => ruleOf(code, year).counts === 'year'
