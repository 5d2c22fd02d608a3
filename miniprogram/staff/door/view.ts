import type { Day } from '../../../shared/day'
import { sayDate, sayDay, sayNear, sayTime } from '../../../shared/speak'
import type { VisitState } from '../../../shared/visits/kinds'
import { kindRules } from '../../../shared/visits/rules'
import { isOver } from '../../../shared/visits/machine'
import { overtimeAt } from '../../../shared/visits/limits'
import type { VisitView } from '../../../shared/visits/view'
import { progressSteps } from '../../components/progress-steps/steps'
import type { ProgressStep } from '../../components/progress-steps/steps'
import { valueWords } from '../../components/service-card/card'
import { sayAgent } from '../../components/visit-card/words'
import { stateTone, staffState } from '../visit-words'
import { arrivalWords } from '../arrival'
import type { ArrivalWords } from '../arrival'
import { doingNow, others } from './doing'
import type { DoorDoing, Other } from './doing'

/** Something that has to be there before anybody sets off. */
interface Ready {
  id: 'consent' | 'consultation' | 'order'
  words: string
  good: boolean
}

/** One visit as those who do it see it. */
export interface DoorPage {
  id: string
  elderId: string
  number: string
  who: string
  item: string
  state: string
  tone: string
  near: string
  day: string
  /** 中午 12:00 到 下午 1:00 */
  time: string
  agent: string
  /** Others who come too. */
  together: string
  home: boolean
  /** There is still a door to find. */
  way: boolean
  addressId: string
  /** How one gets in; told on the day. */
  doorNote: string
  ready: Ready[]
  /** What to mind and to bring, a line each. */
  bring: string[]
  arrival: ArrivalWords | null
  overtime: string
  /** Half an hour over: the desk was told. */
  overtimeGrave: boolean
  main: DoorDoing | ''
  action: string
  actionOff: string
  second: string
  others: Other[]
  /** The next door; '' when there is none. */
  next: string
  /** Somebody is at the door or on the way: the alarm is at hand. */
  alarm: boolean
  steps: ProgressStep[]
  record: string[]
}

/** Who reads it, when, and where the visit stands with what waits on this phone. */
export interface Reader {
  me: string
  doctor: boolean
  today: Day
  now: Date
  state: VisitState
  /** The next door of this day that waits; '' when there is none. */
  next: string
}

/** From leaving for the door until the work there is done. */
const dangerous: readonly VisitState[] = ['set-off', 'arrived', 'started']

export function doorPage(visit: VisitView, reader: Reader): DoorPage {
  const { id, number, kind, name, day, time, to, elder, addressId = '', doorNote = '' } = visit
  const { state, today } = reader
  const { home } = kindRules[kind]
  const before = isBefore(visit, state)
  return {
    ...{ id, number, home, next: reader.next, addressId, doorNote, item: name, elderId: elder.id },
    way: home && before,
    who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
    state: staffState(kind, state),
    tone: stateTone(kind, state),
    near: sayNear(day, today) ?? '',
    day: sayDay(day),
    time: `${sayTime(time)} 到 ${sayTime(to)}`,
    agent: sayAgent(visit.askedBy),
    together: togetherOf(visit, reader),
    ...(before ? { ready: readyOf(visit), bring: bringOf(visit) } : nothingToBring),
    arrival: arrivalWords(visit, state),
    ...overtimeOf(visit, reader),
    ...doingNow(visit, reader),
    others: others(visit, reader),
    alarm: home && day === today && dangerous.includes(state),
    steps: progressSteps({ ...visit, state }, today),
    record: recordLines(visit),
  }
}

/** What has to be there is looked at until the work is done. */
const isBefore = ({ kind }: VisitView, state: VisitState): boolean =>
  state !== 'done' && !isOver(kind, state)
const nothingToBring = { ready: [], bring: [] }

function togetherOf({ staff }: VisitView, { me }: Reader): string {
  const rest = staff.filter(({ id }) => id !== me)
  return staff.length > rest.length && rest.length > 0
    ? `和 ${rest.map(({ name }) => name).join('、')} 一起去`
    : rest.map(({ name, title }) => `${name} ${title}`.trim()).join('、')
}

function readyOf({ kind, consent, needs, consultation, order }: VisitView): Ready[] {
  const list: Ready[] = []
  if (kindRules[kind].consent)
    list.push({
      id: 'consent',
      good: consent !== undefined,
      words: consent ? `同意书：${consent.signedByName}签了` : '同意书：还没有签',
    })
  if (needs.firstConsultation)
    list.push({
      id: 'consultation',
      good: consultation?.result === 'suitable',
      words: consultation
        ? `首诊：${results[consultation.result]}，${consultation.byName}，到 ${sayDate(consultation.validUntil)}`
        : '首诊：医生还没有看',
    })
  if (needs.order)
    list.push({
      id: 'order',
      good: order !== undefined,
      words: order ? `医嘱：${order.text}（${order.byName}）` : '医嘱：还没有',
    })
  return list
}

const results = { suitable: '合适', 'not-suitable': '不合适', refer: '要转诊' } as const

function bringOf({ kind, name, needs, note }: VisitView): string[] {
  return [
    ...(kindRules[kind].home ? [`带好“${name}”要用的东西和医疗废物袋`] : []),
    ...(needs.twoPeople ? ['要两个人一起做'] : []),
    ...(needs.relative ? ['家里要有家人在场'] : []),
    ...(needs.order ? ['核对医嘱、药品和购药凭证'] : []),
    ...(note ? [`家里说：${note}`] : []),
  ]
}

function overtimeOf({ day, to }: VisitView, { now, state }: Reader) {
  const end = new Date(`${day}T${to}:00+08:00`)
  const over = state === 'arrived' || state === 'started' ? overtimeAt(end, now) : 'none'
  const minutes = Math.floor((now.getTime() - end.getTime()) / 60_000)
  return {
    overtime: over === 'none' ? '' : `比约好的时间超了 ${minutes} 分钟`,
    overtimeGrave: over === 'alarm',
  }
}

function recordLines({ record }: VisitView): string[] {
  if (!record) return []
  const { done, vitals, findings, wasteTakenBack } = record
  return [
    done.join('、'),
    valueWords(vitals),
    findings,
    wasteTakenBack ? '医疗废物已带回' : '医疗废物没有带回',
  ].filter(Boolean)
}
