import { dayHours } from '../../../shared/schedule'
import type { Span, Time } from '../../../shared/schedule'
import { visitKindNames, visitKinds } from '../../../shared/visits/kinds'
import type { VisitKind } from '../../../shared/visits/kinds'

const minutes = (time: Time): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const two = (value: number): string => String(value).padStart(2, '0')
const timeAt = (at: number): Time => `${two(Math.floor(at / 60))}:${two(at % 60)}`
const HALF_HOUR = 30
const MOST_A_DAY = 6

/** Every so many minutes, both ends included. */
export const timesEvery = (step: number, { from, to }: { from: Time; to: Time }): Time[] =>
  Array.from({ length: (minutes(to) - minutes(from)) / step + 1 }, (_, at) =>
    timeAt(minutes(from) + at * step),
  )

/** What can be chosen: the hours of a day by the half hour. */
export const halfHours: Time[] = timesEvery(HALF_HOUR, dayHours)

export interface SpanKind {
  kind: VisitKind
  name: string
  on: boolean
}

/** Without kinds a span is open to all of them. */
export const kindsOf = ({ kinds }: Span): SpanKind[] =>
  visitKinds.map((kind) => ({
    ...{ kind, name: visitKindNames[kind] },
    on: kinds === undefined || kinds.includes(kind),
  }))

/** A span with one kind turned on or off. All on: open to every kind; the last one stays. */
export function withKind({ kinds = [...visitKinds], ...span }: Span, kind: VisitKind): Span {
  const next = kinds.includes(kind)
    ? kinds.filter((each) => each !== kind)
    : visitKinds.filter((each) => each === kind || kinds.includes(each))
  if (next.length === 0) return { ...span, kinds }
  return next.length === visitKinds.length ? span : { ...span, kinds: next }
}

/** One stretch more: the afternoon after a morning, else what is left of the day. */
export function withOneMore(spans: readonly Span[]): Span[] {
  const last = spans
    .map(({ to }) => to)
    .sort()
    .at(-1)
  const next: Span = !last
    ? { from: '08:00', to: '12:00' }
    : last <= '13:00'
      ? { from: '13:30', to: '17:30' }
      : { from: last, to: timeAt(Math.min(minutes(last) + 120, minutes(dayHours.to))) }
  const fits = spans.length < MOST_A_DAY && next.from < next.to
  return fits ? [...spans, next] : [...spans]
}

/** What is wrong with the spans of a day; '' when nothing is. */
export function spansProblem(spans: readonly Span[]): string {
  const inOrder = [...spans].sort((one, other) => (one.from < other.from ? -1 : 1))
  const turned = inOrder.find(({ from, to }) => from >= to)
  if (turned) return `${turned.from} 到 ${turned.to}：开始要早于结束`
  const crossing = inOrder.find(({ from }, at) => from < (inOrder[at - 1]?.to ?? ''))
  return crossing ? `${crossing.from} 开始的时段和前一段重叠了` : ''
}
