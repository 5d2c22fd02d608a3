import type { Day } from '../../../shared/day'
import { callName, scopeWords, type MandatesView, type MandateView } from '../../../shared/mandates'
import { daysLeft, sayFullDate, sayUntil } from '../../../shared/speak'

/** One mandate or ask in words. */
export interface MandateCard {
  id: string
  title: string
  /** What the two are to each other. */
  says: string
  tag: string
  tone: '' | 'tag-warm' | 'tag-plain'
  /** 可以：预约、看健康记录 */
  scopes: string
  /** 到明年 3月4日, or why it is over. */
  term: string
  /** `answer`: mine to say yes or no to. `open`: more about it on its own page. */
  doing: '' | 'answer' | 'open'
}

export interface MandatesPage {
  /** Asks that wait for me. */
  asked: MandateCard[]
  /** Who may act for me, first to be called first. */
  given: MandateCard[]
  /** For whom I may act. */
  held: MandateCard[]
  /** What I asked and nobody answered, and what is over. */
  others: MandateCard[]
}

type Side = 'elder' | 'relative'

/** Ended ones are only a reminder: the last few. */
const OVER_SHOWN = 5

export function mandatesPage({ given, held }: MandatesView, today: Day): MandatesPage {
  const cards = (side: Side, all: MandateView[], keep: (one: MandateView) => boolean) =>
    all.filter(keep).map((one) => mandateCard(one, side, today))
  const both = (keep: (one: MandateView, side: Side) => boolean) => [
    ...cards('elder', given, (one) => keep(one, 'elder')),
    ...cards('relative', held, (one) => keep(one, 'relative')),
  ]
  const inForce = ({ state }: MandateView) => state === 'in-force'
  return {
    asked: both(mineToAnswer),
    given: cards('elder', [...given].sort(byOrder), inForce),
    held: cards('relative', held, inForce),
    others: both((one, side) => !inForce(one) && !mineToAnswer(one, side)).slice(0, OVER_SHOWN),
  }
}

const byOrder = (one: MandateView, other: MandateView) => one.contactOrder - other.contactOrder

/** The side that did not ask answers; what staff wrote down is the elder's to answer. */
const mineToAnswer = ({ state, askedBy }: MandateView, side: Side): boolean =>
  state === 'asked' && (askedBy === 'staff' ? side === 'elder' : askedBy !== side)

export function mandateCard(mandate: MandateView, side: Side, today: Day): MandateCard {
  const { id, elderName, relativeName, relation, scopes, state } = mandate
  const called = callName(relation)
  return {
    id,
    title: side === 'elder' ? relativeName : elderName,
    says: side === 'elder' ? `您是他（她）的${called}` : `您的${called}`,
    ...tagOf(mandate, side, today),
    scopes: scopes.map((scope) => scopeWords[scope]).join('、'),
    term: termOf(mandate, today),
    doing: doingOf(state, mineToAnswer(mandate, side)),
  }
}

function doingOf(state: MandateView['state'], answers: boolean): MandateCard['doing'] {
  if (answers) return 'answer'
  return state === 'in-force' ? 'open' : ''
}

/** From here on a mandate's end is worth a warning. */
const SOON_DAYS = 30

function tagOf(mandate: MandateView, side: Side, today: Day): Pick<MandateCard, 'tag' | 'tone'> {
  const { state, until, contactOrder, basis } = mandate
  if (state === 'asked')
    return mineToAnswer(mandate, side)
      ? { tag: '等您同意', tone: 'tag-warm' }
      : { tag: '等对方同意', tone: '' }
  if (state !== 'in-force') return { tag: overWords[state], tone: 'tag-plain' }
  const left = daysLeft(until, today)
  if (left <= SOON_DAYS) return { tag: `还有 ${left} 天到期`, tone: 'tag-warm' }
  if (basis === 'guardian') return { tag: '法定监护人', tone: '' }
  return { tag: side === 'elder' ? `第 ${contactOrder} 联系人` : '可以替老人办', tone: '' }
}

const overWords: Record<'revoked' | 'expired' | 'declined', string> = {
  revoked: '已经收回',
  expired: '到期了',
  declined: '没有同意',
}

function termOf({ state, until, endedOn, endedByName }: MandateView, today: Day): string {
  if (state === 'in-force' || state === 'asked') return sayUntil(until, today)
  const on = endedOn ? sayFullDate(endedOn) : sayFullDate(until)
  return endedByName ? `${on} ${endedByName}` : on
}
