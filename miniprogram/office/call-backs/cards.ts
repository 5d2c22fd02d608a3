import type { Day } from '../../../shared/day'
import type { CallBackView } from '../../../shared/visits/booking'
import { sayInstant } from '../words'

export interface CallCard {
  id: string
  elder: string
  elderId: string
  about: string
  words: string
  asked: string
  /** When nobody answered, and who had called; '' before the first try. */
  tried: string
  phone: string
  /** By when, or what came of it. */
  due: string
  tone: '' | 'tag-red' | 'tag-warm' | 'tag-plain'
  open: boolean
}

export const outcomes = [
  { outcome: 'booked', name: '约好了', says: '记下了' },
  { outcome: 'reached', name: '说清楚了', says: '记下了' },
  { outcome: 'not-reached', name: '没有打通', says: '记下了，还要再打' },
] as const

const outcomeNames: Record<NonNullable<CallBackView['outcome']>, string> = {
  booked: '约好了',
  reached: '说清楚了',
  'not-reached': '没有打通',
}

/** `now`: an ISO instant. What is overdue says so, in words and in red. */
function callCard(call: CallBackView, { today, now }: { today: Day; now: string }): CallCard {
  const { id, elder, about, words = '', askedBy, askedAt, phone = '', outcome } = call
  return {
    ...{ id, elder: elder.name, elderId: elder.id, about, words, phone },
    asked: `${askedBy} ${sayInstant(askedAt, today)} 请我们打`,
    tried: triedOf(call, today),
    ...dueOf(call, { today, now }),
    open: outcome === undefined,
  }
}

const triedOf = ({ triedAt, triedByName = '' }: CallBackView, today: Day): string =>
  triedAt ? `上次没打通：${triedByName} ${sayInstant(triedAt, today)}` : ''

function dueOf(
  { outcome, doneAt, doneByName = '', dueAt }: CallBackView,
  at: { today: Day; now: string },
) {
  if (outcome && doneAt) {
    const due = `${doneByName} ${sayInstant(doneAt, at.today)}：${outcomeNames[outcome]}`
    return { due, tone: 'tag-plain' as const }
  }
  const late = dueAt <= at.now
  const due = `${sayInstant(dueAt, at.today)} 前打${late ? '，已经过了' : ''}`
  return { due, tone: late ? ('tag-red' as const) : ('tag-warm' as const) }
}

/** Open ones as they are due, so what is overdue stands first; what was done below, the last first. */
export function callLists(calls: readonly CallBackView[], at: { today: Day; now: string }) {
  const open = calls.filter(({ outcome }) => outcome === undefined)
  const due = [...open].sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
  const done = calls.filter(({ outcome }) => outcome !== undefined)
  return {
    open: due.map((call) => callCard(call, at)),
    done: done.map((call) => callCard(call, at)),
  }
}
