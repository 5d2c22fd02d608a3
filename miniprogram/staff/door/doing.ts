import { sayDate } from '../../../shared/speak'
import type { VisitEvent } from '../../../shared/visits/kinds'
import { mayDo } from '../../../shared/visits/machine'
import { kindRules } from '../../../shared/visits/rules'
import type { VisitView } from '../../../shared/visits/view'
import type { Reader } from './view'

/** What can be done on this page. */
export type DoorDoing =
  | 'accept'
  | 'decline'
  | 'witness'
  | 'set-off'
  | 'arrive'
  | 'start'
  | 'finish'
  | 'no-show'
  | 'abort'
  | 'adverse'
  | 'consult'
  | 'order'
  | 'offer'
  | 'rate'
  | 'next'

export interface Other {
  id: DoorDoing
  words: string
  bad: boolean
}

interface Now {
  main: DoorDoing | ''
  action: string
  actionOff: string
  second: string
}

const actions: Record<DoorDoing, string> = {
  accept: '接单',
  decline: '来不了',
  witness: '请老人签同意书',
  'set-off': '出发',
  arrive: '到了',
  start: '开始做',
  finish: '记录，做完',
  'no-show': '没有人在家',
  abort: '中止服务',
  adverse: '上报不良事件',
  consult: '记首诊',
  order: '开医嘱',
  offer: '派人',
  rate: '评一评这家',
  next: '去下一户',
}

/** What may be done now, also by what waits on this phone and the server does not know yet. */
const mayNow = (visit: VisitView, { me, state }: Reader): VisitEvent[] => {
  if (state === visit.state) return visit.may
  const assigned = visit.staff.some(({ id }) => id === me)
  return assigned ? mayDo(visit.kind, state, ['assigned']) : []
}

/** The one next step, and why it cannot be taken yet. */
export function doingNow(visit: VisitView, reader: Reader): Now {
  const main = nextStep(visit, reader)
  const may = mayNow(visit, reader)
  return {
    main,
    action: main ? wordsOf(main, visit) : '',
    actionOff: main ? whyNot(main, visit, reader) : '',
    second: main === 'accept' && may.includes('decline') ? actions.decline : '',
  }
}

const order = ['accept', 'set-off', 'arrive', 'start', 'finish', 'offer', 'consult'] as const

function nextStep(visit: VisitView, reader: Reader): DoorDoing | '' {
  if (owesOrder(visit, reader)) return 'order'
  const may = mayNow(visit, reader)
  const next = order.find((event) => may.includes(event)) ?? doorAfter(visit, reader)
  return next === 'set-off' && owesConsent(visit) ? 'witness' : next
}

const left = ['done', 'confirmed', 'no-show', 'aborted', 'cancelled']

/** Whoever is done at a door goes on to the next one. */
const doorAfter = ({ staff, day }: VisitView, { me, state, next, today }: Reader): 'next' | '' =>
  next && day === today && left.includes(state) && staff.some(({ id }) => id === me) ? 'next' : ''

const wordsOf = (doing: DoorDoing, { kind }: VisitView): string =>
  doing === 'arrive' && kind === 'clinic' ? '老人到了' : actions[doing]

const owesConsent = ({ kind, consent }: VisitView): boolean => kindRules[kind].consent && !consent

const beforeTheWay = ['requested', 'consulted', 'offered', 'accepted']

const owesOrder = ({ needs, order: given }: VisitView, { doctor, state }: Reader): boolean =>
  doctor && needs.order && !given && beforeTheWay.includes(state) && state !== 'requested'

function whyNot(doing: DoorDoing, visit: VisitView, { today }: Reader): string {
  const { day, needs, order: given } = visit
  const toThere = doing === 'set-off' || doing === 'arrive'
  if (toThere && day > today) return `约的是 ${sayDate(day)}，那天才能出发`
  if (doing === 'set-off' && needs.order && !given) return '等医生开医嘱'
  return ''
}

/** What else can be done, a quiet line each. */
export function others(visit: VisitView, reader: Reader): Other[] {
  const may = mayNow(visit, reader)
  const main = nextStep(visit, reader)
  const { state } = reader
  const served = state === 'done' || state === 'confirmed'
  const underWay = ['set-off', 'arrived', 'started', 'done', 'confirmed', 'aborted'].includes(state)
  const mine = visit.staff.some(({ id }) => id === reader.me)
  const rated = visit.ratings.some(({ side }) => side === 'staff')
  const possible: [DoorDoing, boolean][] = [
    ['witness', main !== 'witness' && owesConsent(visit) && beforeTheWay.includes(state)],
    ['consult', main !== 'consult' && may.includes('consult')],
    ['decline', main !== 'accept' && may.includes('decline')],
    ['no-show', may.includes('no-show')],
    ['abort', may.includes('abort')],
    ['adverse', mine && underWay],
    ['rate', mine && served && !rated],
  ]
  return possible.flatMap(([id, can]) =>
    can ? [{ id, words: actions[id], bad: ['abort', 'no-show', 'adverse'].includes(id) }] : [],
  )
}

/** What is said most often when it does not come to a visit. */
export const reasonsOf: Record<'decline' | 'no-show' | 'abort', string[]> = {
  decline: ['那个时间有别的上门', '身体不舒服', '路太远赶不到', '不会做这一项'],
  'no-show': ['敲门没有人应', '电话打不通', '家里说忘了'],
  abort: ['老人不舒服，已建议就医', '家里条件做不了', '老人或家人不愿意做', '人身不安全'],
}
export type Ending = keyof typeof reasonsOf

/** What lies over the page; '' when nothing does. */
export type Sheet = '' | 'proof' | 'rate' | Ending
export const sheetTitles: Record<Exclude<Sheet, ''>, string> = {
  proof: '怎么证明到了门口？',
  rate: '这家配合得怎么样？',
  decline: '为什么来不了？',
  'no-show': '没有人在家？',
  abort: '为什么中止？',
}

/** What has a page of its own. */
export const pageOf: Partial<Record<DoorDoing, string>> = {
  witness: 'witness',
  finish: 'visit-record',
  adverse: 'adverse',
  consult: 'consult',
  order: 'order',
}

export const dropQuestion = {
  title: '不要这一步了？',
  content: '这一步和后面的都没有上传，删掉就没有了。',
  yes: '删掉',
}
