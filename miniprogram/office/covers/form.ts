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

export function coversProblem(covers: readonly Cover[]): string {
  const bare = covers.find(({ insurer, policyNumber }) => !insurer.trim() || !policyNumber.trim())
  if (bare) return `请填${coverNames[bare.kind]}的保险公司和保单号`
  const turned = covers.find(({ from, until }) => until < from)
  return turned ? `${coverNames[turned.kind]}的止日早于起日` : ''
}

export const coversRequest = (
  covers: readonly Cover[],
  { version }: Pick<CoversView, 'version'>,
): CoversRequest => ({
  version,
  covers: covers.map(({ kind, insurer, policyNumber, from, until }) => ({
    ...{ kind, from, until },
    ...{ insurer: insurer.trim(), policyNumber: inOneLine(policyNumber) },
  })),
})

/** A long number is typed into a field that breaks lines; what is kept has none. */
const inOneLine = (typed: string): string => typed.replace(/\s+/g, ' ').trim()
