import type { Day } from '../../../shared/day'
import type { PersonView } from '../../../shared/people'
import type { LifeEvent, LifeEventView } from '../../../shared/register'
import { sayFullDate } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'

interface Known {
  title: string
  says: string
  /** Asked before it is written down. */
  warning: string
}

const ending = '签约、代办、还没发出的提醒会一起结束，各写明原因。'

const events: Record<LifeEvent, Known> = {
  admitted: {
    title: '住院了',
    says: '住院期间不安排上门；签约照样有效。',
    warning: '住院期间不安排上门，出院后再登记出院。',
  },
  discharged: {
    title: '出院了',
    says: '从这天起可以再安排上门。',
    warning: '从这天起可以再安排上门。',
  },
  moved: { title: '迁出了', says: ending, warning: ending },
  died: {
    title: '去世了',
    says: `${ending}不会再给家属自动发消息。`,
    warning: `${ending}不会再给家属自动发消息。`,
  },
  returned: {
    title: '迁回来了',
    says: '档案重新打开；以前的签约要重新签。',
    warning: '档案重新打开；以前的签约要重新签。',
  },
}

/** What can have happened to somebody, as they stand now. */
export function possibleEvents(
  person: Pick<PersonView, 'lifeStatus' | 'inHospitalSince'>,
): LifeEvent[] {
  if (person.lifeStatus === 'died') return ['returned']
  if (person.lifeStatus === 'moved') return ['returned', 'died']
  return [person.inHospitalSince ? 'discharged' : 'admitted', 'moved', 'died']
}

export const eventChoices = (
  person: Pick<PersonView, 'lifeStatus' | 'inHospitalSince'>,
): Choice[] =>
  possibleEvents(person).map((event) => ({
    id: event,
    ...(person.lifeStatus === 'died' ? correction : plain(event)),
    more: [],
    off: '',
  }))

const plain = (event: LifeEvent) => ({ title: events[event].title, says: events[event].says })
const correction = {
  title: '登记错了，人还在世',
  says: '档案重新打开，请写明为什么更正；以前的签约要重新签。',
}

/** Asked before it is done: what, when, and what it brings. */
export const lifeQuestion = (name: string, event: LifeEvent, on: Day) => ({
  title: `${name} ${events[event].title}？`,
  content: `日期 ${sayFullDate(on)}。${events[event].warning}`,
  yes: '登记',
})

/** What was ended in the same act, in words; nothing when nothing was. */
export function endedWords(ended: LifeEventView): string {
  const parts = [
    ended.contracts > 0 ? `签约 ${ended.contracts} 份` : '',
    ended.mandates > 0 ? `代办 ${ended.mandates} 个` : '',
    ended.visits > 0 ? `预约 ${ended.visits} 次` : '',
    ended.notices > 0 ? `提醒 ${ended.notices} 条` : '',
    ended.sessions > 0 ? `手机登录 ${ended.sessions} 个` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `同时结束了：${parts.join('、')}。` : '没有别的事要结束。'
}

/** A day in the past or today, and not before birth. */
export function dayProblem(
  event: LifeEvent | '',
  on: Day,
  given: { today: Day; born: Day },
): string {
  if (!event) return '请选发生了什么'
  if (on > given.today) return '日期不能晚于今天'
  if (on < given.born) return '日期不能早于出生'
  return ''
}
