import type { Day } from '../../../shared/day'
import { sayNear } from '../../../shared/speak'
import { kindRules } from '../../../shared/visits/rules'
import type { ComplaintView } from '../../../shared/visits/safety'
import type { VisitTrailStep, VisitView } from '../../../shared/visits/view'
import { progressSteps, type ProgressStep } from '../../components/progress-steps/steps'
import { valueWords } from '../../components/service-card/card'
import {
  isMissed,
  sayAgent,
  sayInstant,
  sayMoney,
  sayPrice,
  sayState,
  sayWhen,
} from '../../components/visit-card/words'
import { sayTime, toneOf, type Tone } from '../../components/visit-card/words'
import { sayEvent, sayNext } from './words'

/** What the elder's side may do with a visit now. */
export type VisitDoing =
  'confirm' | 'consent' | 'came' | 'done' | 'rate' | 'move' | 'cancel' | 'again' | 'complain'

export interface VisitPage {
  id: string
  version: number
  name: string
  state: string
  tone: Tone
  says: string
  near: string
  when: string
  until: string
  /** Ended without the service: nobody comes. */
  over: boolean
  staff: { id: string; name: string; title: string }[]
  agent: string
  number: string
  /** Where somebody comes; '' when nobody does. */
  address: string
  price: string
  /** To tell at the door, in two groups: `123 456`; '' before the day. */
  doorCode: string
  steps: ProgressStep[]
  /** What was done and found, a line each. */
  record: string[]
  rating: string
  /** The centre could not do it: somebody calls and helps on. */
  mayAskCall: boolean
  /** Every act, with who did it for whom. */
  acts: { id: string; what: string; who: string; when: string }[]
  /** The one action at the bottom; '' when there is none. */
  main: VisitDoing | ''
  action: string
  others: { id: VisitDoing; words: string; bad: boolean }[]
}

const MISSED = '约的时间到了，人还没有定下来。请打电话问一问，或者改个时间。'

const actions: Record<VisitDoing, string> = {
  confirm: '去确认预约',
  consent: '签知情同意书',
  came: '人来了，我确认',
  done: '确认做完了',
  rate: '评一评',
  move: '改时间',
  cancel: '取消预约',
  again: '再约一次',
  complain: '有意见，要投诉',
}

/** `timeNow` is the time of day, `HH:mm`. */
export function visitPage(visit: VisitView, today: Day, timeNow: string): VisitPage {
  const { id, version, name, kind, state, day, time, to, staff, number } = visit
  const possible = doings(visit)
  const main = mainOf(possible)
  const over = toneOf(state) === 'plain'
  return {
    ...{ id, version, name, number, over },
    state: sayState(kind, state),
    tone: toneOf(state),
    says: isMissed(visit, today, timeNow) ? MISSED : sayNext(visit),
    near: sayNear(day, today) ?? '',
    when: sayWhen(day, time),
    until: over ? '' : `到 ${sayTime(to)}`,
    ...goingTo(visit, over),
    staff: (over ? [] : staff).map((one) => ({
      id: one.id,
      name: one.name,
      title: one.title,
    })),
    agent: sayAgent(visit.askedBy),
    price: priceOf(visit),
    steps: progressSteps(visit, today),
    record: recordLines(visit),
    rating: ratingWords(visit),
    mayAskCall: state === 'refused',
    acts: visit.trail.map((step, at) => actOf(step, at, today)).reverse(),
    main,
    action: main ? actions[main] : '',
    others: possible
      .filter((doing) => doing !== main)
      .map((doing) => ({
        ...{ id: doing, words: actions[doing], bad: doing === 'cancel' || doing === 'complain' },
      })),
  }
}

/** Nobody goes where a visit came to nothing: there is no door to find, and no code to tell there. */
const goingTo = ({ address = '', doorCode = '' }: VisitView, over: boolean) => ({
  address: over ? '' : address,
  doorCode: over ? '' : doorCode.replace(/(\d{3})(?=\d)/g, '$1 '),
})

/** What waits for an answer is the one action of the page; changing one's mind never is. */
function mainOf([first]: VisitDoing[]): VisitDoing | '' {
  const quiet = first === undefined || ['move', 'cancel', 'again', 'complain'].includes(first)
  return quiet ? '' : first
}

/** What may be done now, the most wanted first. */
function doings(visit: VisitView): VisitDoing[] {
  const { may, state, ratings } = visit
  const served = state === 'done' || state === 'confirmed'
  const rated = ratings.some(({ side }) => side === 'resident')
  const possible: [VisitDoing, boolean][] = [
    ['confirm', may.includes('confirm')],
    ['came', isUnseen(visit)],
    ['done', may.includes('confirm-done')],
    ['consent', owesConsent(visit)],
    ['rate', served && !rated],
    ['move', may.includes('move')],
    ['cancel', may.includes('cancel') && state !== 'held'],
    ['again', served || toneOf(state) === 'plain'],
    ['complain', mayComplain(visit)],
  ]
  return possible.flatMap(([doing, can]) => (can ? [doing] : []))
}

/** Of one to which somebody came. */
export const mayComplain = ({ state }: Pick<VisitView, 'state'>): boolean =>
  ['done', 'confirmed', 'aborted', 'no-show'].includes(state)

/** What the centre answered to complaints about a visit: `吴建华 今天 上午 10:05：…`. */
export const answerLines = (complaints: ComplaintView[], id: string, today: Day): string[] =>
  complaints.flatMap(({ visit, closed }) =>
    closed && visit.id === id
      ? [`${closed.byName} ${sayInstant(closed.at, today)}：${closed.note}`]
      : [],
  )

/** Somebody says to be at the door, and nobody has shown it yet. */
const isUnseen = ({ arrival, state }: VisitView): boolean =>
  arrival !== undefined &&
  !arrival.proven &&
  !arrival.way &&
  !arrival.review &&
  ['arrived', 'started', 'done'].includes(state)

const beforeSettingOff = ['requested', 'consulted', 'offered', 'accepted']

const owesConsent = ({ kind, state, consent }: VisitView): boolean =>
  kindRules[kind].consent && !consent && beforeSettingOff.includes(state)

/** What came to nothing costs nothing, but for the way of whoever had set off. */
function priceOf({ bill, state }: VisitView): string {
  const over = toneOf(state) === 'plain'
  const after = state === 'cancelled' ? '取消后要付' : '要付'
  if (bill.feeKept) return `${after} ${sayMoney(bill.feeKept)}`
  if (over && state !== 'aborted') return '不用付钱'
  return sayPrice(bill.total, bill.payer)
}

function recordLines({ record }: VisitView): string[] {
  if (!record) return []
  const { done, vitals, findings } = record
  return [done.join('、'), valueWords(vitals), findings].filter(Boolean)
}

function ratingWords({ ratings }: VisitView): string {
  const own = ratings.find(({ side }) => side === 'resident')
  return own ? `您评了 ${own.stars} 颗星${own.words ? `：${own.words}` : ''}` : ''
}

function actOf({ event, act, relation }: VisitTrailStep, at: number, today: Day) {
  const who = relation ? sayAgent({ relation, name: act.byName }) : act.byName
  return { id: String(at), what: sayEvent(event), who, when: sayInstant(act.at, today) }
}
