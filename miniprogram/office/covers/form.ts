import { addDays, addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { sayFullDate } from '../../../shared/speak'
import { coverNames } from '../../../shared/visits/credentials'
import type {
  Cover,
  CoverKind,
  CoversRequest,
  CoversView,
} from '../../../shared/visits/credentials'

export interface CoverRow extends Cover {
  name: string
  fromSays: string
  untilSays: string
  state: string
  inDate: boolean
}

export function coverRow(cover: Cover, today: Day): CoverRow {
  const { kind, from, until } = cover
  const inDate = from <= today && today <= until
  return {
    ...cover,
    ...{
      name: coverNames[kind],
      fromSays: sayFullDate(from),
      untilSays: sayFullDate(until),
      inDate,
    },
    state: inDate ? '在期' : until < today ? '过期了' : '还没有开始',
  }
}

/** A further policy begins the day after the last one of its kind ends, or today; and runs a year. */
export function oneMore(covers: readonly Cover[], kind: CoverKind, today: Day): Cover {
  const last = covers
    .filter((cover) => cover.kind === kind)
    .map(({ until }) => until)
    .sort()
    .at(-1)
  const from = last !== undefined && last >= today ? addDays(last, 1) : today
  return { kind, insurer: '', policyNumber: '', from, until: addDays(addMonths(from, 12), -1) }
}

/** What is wrong with the first policy that is wrong, and which it is; '' when all can be sent. */
export function coversProblem(covers: readonly Cover[]): string {
  const at = covers.findIndex((cover) => coverProblem(cover) !== '')
  const wrong = covers[at]
  return wrong ? `第 ${at + 1} 份（${coverNames[wrong.kind]}）${coverProblem(wrong)}` : ''
}

function coverProblem({ insurer, policyNumber, from, until }: Cover): string {
  if (!insurer.trim()) return '还没有填保险公司'
  if (!policyNumber.trim()) return '还没有填保单号'
  return until < from ? '到期的日子早于开始的日子' : ''
}

export const coversRequest = (
  covers: readonly Cover[],
  { version }: Pick<CoversView, 'version'>,
): CoversRequest => ({
  version,
  covers: covers.map(({ kind, insurer, policyNumber, from, until }) => ({
    ...{ kind, from, until },
    ...{ insurer: inOneLine(insurer), policyNumber: inOneLine(policyNumber) },
  })),
})

/** Long names and numbers are typed into fields that break lines; what is kept has none. */
const inOneLine = (typed: string): string => typed.replace(/\s+/g, ' ').trim()
