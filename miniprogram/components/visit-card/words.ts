import { dayOf, type Day } from '../../../shared/day'
import { sayDate, sayDay, sayNear, sayTime as sayBreaking, sayWeekday } from '../../../shared/speak'
import {
  payerNames,
  type Payer,
  type VisitKind,
  type VisitState,
} from '../../../shared/visits/kinds'
import type { Fen, VisitCard } from '../../../shared/visits/view'

/** `sayMoney(12050) //=> '120.5 元'`; nothing to pay is 不收钱. */
export const sayMoney = (fen: Fen): string => (fen === 0 ? '不收钱' : `${fen / 100} 元`)

/** Clock time that stays on one line: `sayTime('14:00') //=> '下午 2:00'`. */
export const sayTime = (time: string): string => sayBreaking(time).replace(' ', '\u00a0')

/** What one time costs and who pays: `120 元，自费`, `公卫免费`. */
export function sayPrice(price: Fen | undefined, payer: Payer): string {
  if (price === undefined) return '价钱要问中心'
  if (price > 0) return `${sayMoney(price)}，${payerNames[payer]}`
  return payer === 'self' ? '不收钱' : `${payerNames[payer]}，不收钱`
}

/** `3月6日 星期五 正月十八 上午 10:00` */
export const sayWhen = (day: Day, time: string): string => `${sayDay(day)} ${sayTime(time)}`

/** Shorter, where the lunar day stands elsewhere: `明天 上午 10:00`, `3月9日 星期一 上午 10:00`. */
export const sayWhenNear = (day: Day, time: string, today: Day): string =>
  `${sayNear(day, today) ?? `${sayDate(day)} ${sayWeekday(day)}`} ${sayTime(time)}`

/** An ISO instant as the time of day in China, `HH:mm`. */
export const timeOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)

/** An ISO instant in words: `今天 上午 10:05`. */
export const sayInstant = (instant: string, today: Day): string =>
  sayWhenNear(dayOf(new Date(instant)), timeOf(instant), today)

/** Who comes: `张晓雨 主管护师、李静 护师`. */
export const sayStaff = (staff: { name: string; title: string }[]): string =>
  staff.length > 0 ? staff.map(({ name, title }) => `${name} ${title}`.trim()).join('、') : ''

/** `由 女儿 陈敏 代办`, `由 周敏 电话代约`; '' when the elder did it. */
export function sayAgent(askedBy: VisitCard['askedBy']): string {
  if (!askedBy) return ''
  const { name, relation, channel } = askedBy
  const did = channel ? { phone: '电话代约', 'on-site': '当面代约' }[channel] : '代办'
  return `由 ${[relation, name].filter(Boolean).join(' ')} ${did}`
}

/** Asked for, and nobody has said to come. */
const unsettled: readonly VisitState[] = ['requested', 'consulted', 'offered']

/** Has its time come with nobody having said to come? `now` is the time of day, `HH:mm`. */
export const isMissed = (
  { state, day, time }: Pick<VisitCard, 'state' | 'day' | 'time'>,
  today: Day,
  now: string,
): boolean => unsettled.includes(state) && `${day} ${time}` <= `${today} ${now}`

export const kindIcons: Record<VisitKind, string> = {
  'home-nursing': 'home-nurse',
  'doctor-visit': 'doctor',
  'door-service': 'hand',
  clinic: 'building',
}

/** Where a visit stands, as the elder's side reads it. */
const stateNames: Record<VisitState, string> = {
  held: '还没确认',
  requested: '等中心安排',
  consulted: '等中心派人',
  offered: '正在派人',
  accepted: '已接单',
  'set-off': '已出发',
  arrived: '已到达',
  started: '正在做',
  done: '做完了，等您确认',
  confirmed: '已完成',
  expired: '时间没留住',
  refused: '中心没有接',
  cancelled: '已取消',
  'no-show': '没有见到人',
  aborted: '中途停了',
}

/** `sayState('home-nursing', 'requested') //=> '等医生首诊'` */
export function sayState(kind: VisitKind, state: VisitState): string {
  if (state === 'requested' && kind === 'home-nursing') return '等医生首诊'
  if (state === 'accepted' && kind === 'clinic') return '约好了'
  return stateNames[state]
}

export type Tone = '' | 'warm' | 'plain'

/** Ended without the service: grey; something for the elder's side to do: warm. */
export function toneOf(state: VisitState): Tone {
  if (state === 'held' || state === 'done') return 'warm'
  return ['expired', 'refused', 'cancelled', 'no-show', 'aborted'].includes(state) ? 'plain' : ''
}
