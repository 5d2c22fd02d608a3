import { addMonths, type Day } from '../../../shared/day'
import { callName, longestMandateMonths, scopeWords } from '../../../shared/mandates'
import type { DeskMandateChange, DeskWord } from '../../../shared/mandates'
import type { MandateScope, MandateView } from '../../../shared/mandates'
import { sayFullDate, sayUntil } from '../../../shared/speak'

/** Somebody who may act for the elder, or might or did, as the desk reads it. */
export interface MandateCard {
  id: string
  title: string
  says: string
  tag: string
  tone: '' | 'tag-warm' | 'tag-plain'
  scopes: string
  term: string
  /** In force: it can be changed or ended here. */
  open: boolean
}

const stateTags: Record<MandateView['state'], Pick<MandateCard, 'tag' | 'tone'>> = {
  asked: { tag: '等同意', tone: 'tag-warm' },
  'in-force': { tag: '可以代办', tone: '' },
  revoked: { tag: '已经结束', tone: 'tag-plain' },
  expired: { tag: '到期了', tone: 'tag-plain' },
  declined: { tag: '没有同意', tone: 'tag-plain' },
}

export function mandateCard(mandate: MandateView, today: Day): MandateCard {
  const { id, relativeName, relation, basis, scopes, state } = mandate
  const grounds = basis === 'guardian' ? '法定监护' : '本人授权'
  return {
    id,
    title: relativeName,
    says: `老人是他（她）的${callName(relation)} · ${grounds}`,
    ...stateTags[state],
    scopes: scopes.map((scope) => scopeWords[scope]).join('、'),
    term: termOf(mandate, today),
    open: state === 'in-force',
  }
}

function termOf({ state, until, endedOn, endedByName }: MandateView, today: Day): string {
  if (state === 'in-force' || state === 'asked') return sayUntil(until, today)
  return [sayFullDate(endedOn ?? until), endedByName ?? ''].join(' ').trim()
}

/** Those in force first, in the order they are called; then the rest as the server tells them. */
export const inOrder = (all: MandateView[]): MandateView[] => [
  ...all
    .filter(({ state }) => state === 'in-force')
    .sort((one, other) => one.contactOrder - other.contactOrder),
  ...all.filter(({ state }) => state !== 'in-force'),
]

/** What the desk writes down with a change or an end. */
export interface Typed {
  scopes: MandateScope[]
  /** Months from today; 0 leaves the last day as it is. */
  months: number
  first: boolean
  channel: DeskWord['channel']
  askedBy: string
  reason: string
}

export const formOf = ({ scopes }: Pick<MandateView, 'scopes'>): Typed => ({
  ...{ scopes, months: 0, first: false, channel: 'on-site', askedBy: '', reason: '' },
})

export const termChoices = [
  { months: 0, name: '不改' },
  ...[12, 24, longestMandateMonths].map((months) => ({ months, name: `${months / 12} 年` })),
]

/** `until` in words, once a new term is chosen. */
export const untilWords = (months: number, today: Day): string =>
  months > 0 ? `改到 ${sayFullDate(addMonths(today, months))}` : ''

/** What is missing before anything may be written; '' when nothing is. */
export function wordProblem({ channel, askedBy, reason }: Typed): string {
  if (channel !== 'on-site' && !askedBy.trim()) return '请写清是谁提出来的'
  return reason.trim().length < 2 ? '请写清为什么' : ''
}

/** The elder stands at the desk, or whoever was named asked. */
export const wordOf = ({ channel, askedBy, reason }: Typed, elder: string): DeskWord => ({
  channel,
  askedBy: askedBy.trim() || elder,
  reason: reason.trim(),
})

/** Only what differs from what holds; undefined when nothing does. */
export function changeOf(
  typed: Typed,
  mandate: MandateView,
  { elder, today }: { elder: string; today: Day },
): DeskMandateChange | undefined {
  const { scopes, months, first } = typed
  const same = [...scopes].sort().join() === [...mandate.scopes].sort().join()
  const change = {
    ...(same ? {} : { scopes }),
    ...(months > 0 ? { until: addMonths(today, months) } : {}),
    ...(first ? { contactOrder: 1 } : {}),
  }
  return Object.keys(change).length > 0 ? { ...wordOf(typed, elder), ...change } : undefined
}
