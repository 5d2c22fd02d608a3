import { dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { sayDate, sayTime } from '../../../shared/speak'
import type { WaitView } from '../../../shared/visits/booking'
import { dayWords } from '../visit-words'
import { sayInstant } from '../words'

export interface WaitRow {
  id: string
  elder: string
  elderId: string
  service: string
  when: string
  /** 第 1 位, or what is offered until when. */
  state: string
  tone: '' | 'tag-warm' | 'tag-plain'
}

const parts: Record<NonNullable<WaitView['part']>, string> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
}

const overWords = { taken: '约上了', left: '不排了', over: '没有等到' }

export function waitRow(wait: WaitView, today: Day): WaitRow {
  const { id, elderId, elderName, name, from, to, part } = wait
  return {
    ...{ id, elderId, elder: elderName, service: name },
    when: `${sayDate(from)} 到 ${sayDate(to)}${part ? ` ${parts[part]}` : ''}`,
    ...stateOf(wait, today),
  }
}

function stateOf({ state, ahead, offer }: WaitView, today: Day): Pick<WaitRow, 'state' | 'tone'> {
  if (state === 'waiting') return { state: `第 ${ahead + 1} 位`, tone: '' }
  if (state !== 'offered' || !offer)
    return { state: overWords[state === 'offered' ? 'over' : state], tone: 'tag-plain' }
  const { day, time, until } = offer
  const by = sayInstant(until, today)
    .split(' ')
    .slice(dayOf(new Date(until)) === today ? 2 : 0)
    .join(' ')
  return { state: `问了 ${dayWords(day, today)} ${sayTime(time)}，等到 ${by}`, tone: 'tag-warm' }
}

/** Those who still wait or were asked; those for whom it is over are not work. */
export const openOnes = (waits: readonly WaitView[]): WaitView[] =>
  waits.filter(({ state }) => state === 'waiting' || state === 'offered')
