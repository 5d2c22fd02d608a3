import { sayDate } from '../../../shared/speak'
import type { WaitRequest, WaitView } from '../../../shared/visits/booking'
import { LET_PASS } from './kept'
import { sayTime, sayWhen, timeOf } from './words'

/** One place in the line, in words. */
export interface WaitCard {
  id: string
  title: string
  /** 3月5日 到 3月18日 上午 */
  when: string
  /** 前面还有 2 位, or what is offered. */
  says: string
  /** Passed over when a time came free: why, a sentence each. */
  skipped: string[]
  /** What is waited for, to wait for it again. */
  code: string
  /** The visit that is offered; '' while there is none. */
  visitId: string
  over: boolean
}

const parts: Record<NonNullable<WaitRequest['part']>, string> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
}

function waitCard(wait: WaitView): WaitCard {
  const { id, code, name, from, to, part, state, ahead, offer, skipped = [] } = wait
  const open = state === 'offered' ? offer : undefined
  return {
    ...{ id, code, title: name },
    skipped: skipped.map(({ say }) => say),
    when: `${sayDate(from)} 到 ${sayDate(to)} ${part ? parts[part] : ''}`.trim(),
    says: open ? offerWords(open) : stateWords(state, ahead),
    visitId: open?.visitId ?? '',
    over: state !== 'waiting' && state !== 'offered',
  }
}

const offerWords = ({ day, time, until }: NonNullable<WaitView['offer']>): string =>
  `${sayWhen(day, time)} 空出来了，请在 ${sayTime(timeOf(until))} 前确认`

function stateWords(state: WaitView['state'], ahead: number): string {
  if (state === 'waiting') return ahead > 0 ? `前面还有 ${ahead} 位` : '您排在最前面'
  return state === 'taken' ? '已经约上了' : '不排了'
}

/** Offers of the last hours that nobody confirmed in time, of what is not waited for again. */
export function letPass(waits: WaitView[], now: Date): WaitCard[] {
  const since = new Date(now.getTime() - SHOWN_MS).toISOString()
  const waiting = waits.filter(({ state }) => state !== 'over').map(({ code }) => code)
  const missed = waits.filter(
    ({ state, offer, code }) =>
      state === 'over' && offer !== undefined && offer.until > since && !waiting.includes(code),
  )
  return missed.map((wait) => ({ ...waitCard(wait), says: missedWords(wait) }))
}

const SHOWN_MS = 12 * 60 * 60_000

const missedWords = ({ offer }: WaitView): string =>
  offer ? `${sayWhen(offer.day, offer.time)}：${LET_PASS}` : ''

/** Waits that still wait or are offered, what is offered first. */
export const openWaits = (waits: WaitView[]): WaitCard[] =>
  waits
    .map(waitCard)
    .filter(({ over }) => !over)
    .sort((one, other) => Number(other.visitId !== '') - Number(one.visitId !== ''))
