import { dayOf, type Day } from '../../../shared/day'
import {
  quietHours,
  type NoticeKind,
  type NoticeSettings,
  type NoticeView,
} from '../../../shared/notices'
import { saySpoken, sayTime } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'

/** One notice in words. */
export interface NoticeCard {
  id: string
  title: string
  text: string
  /** 今天 3月4日 上午 8:30 */
  when: string
  /** 关于谁, when it is not about the reader. */
  about: string
  fresh: boolean
  urgent: boolean
  /** Where a tap leads; '' nowhere. */
  page: string
}

export function noticeCard(notice: NoticeView, today: Day): NoticeCard {
  const { id, title, text, at, read, urgent, page = '', about } = notice
  return {
    id,
    title,
    text,
    when: `${saySpoken(dayOf(new Date(at)), today)} ${sayTime(timeOf(at))}`,
    about: about ? `关于 ${about.name}` : '',
    fresh: !read,
    urgent,
    page: page && !page.startsWith('/') ? `/${page}` : page,
  }
}

/** An ISO instant as the time of day in China, `HH:mm`. */
const timeOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)

const quietPairs: [string, string][] = [
  [quietHours.from, quietHours.to],
  ['20:00', '08:00'],
  ['19:00', '09:00'],
]
const idOf = (from: string, to: string) => `${from}-${to}`

/** Hours in which nothing is sent unless it is urgent; the house's own are the least. */
export const quietChoices: Choice[] = quietPairs.map(([from, to], at) => ({
  id: idOf(from, to),
  title: `${sayTime(from)} 到 ${sayTime(to)}`,
  says: at === 0 ? '一般人这样' : '',
  more: [],
  off: '',
}))

export const quietOf = ({ quietFrom, quietTo }: NoticeSettings): string => idOf(quietFrom, quietTo)

export function withQuiet(settings: NoticeSettings, id: string): NoticeSettings {
  const [quietFrom = quietHours.from, quietTo = quietHours.to] = id.split('-')
  return { ...settings, quietFrom, quietTo }
}

/** What may be silenced, a group of mutable kinds each: nobody wants to think about each kind. */
const groups: { id: string; title: string; says: string; kinds: NoticeKind[] }[] = [
  {
    id: 'contract',
    title: '签约的事',
    says: '申请、答复、快到期',
    kinds: [
      'contract.asked',
      'contract.accepted',
      'contract.returned',
      'contract.expiring-30',
      'contract.expiring-7',
      'contract.ended',
    ],
  },
  {
    id: 'mandate',
    title: '家里人代办',
    says: '授权已生效；谁请您授权、有改动、收回了，总会告诉您',
    kinds: ['mandate.confirmed'],
  },
  {
    id: 'visit',
    title: '上门和门诊',
    says: '预约进度、提前提醒、已出发',
    kinds: [
      'visit.asked',
      'visit.accepted',
      'visit.tomorrow',
      'visit.in-2-hours',
      'visit.set-off',
      'visit.done',
    ],
  },
]

export const kindChoices = ({ muted }: NoticeSettings): Choice[] =>
  groups.map(({ id, title, says, kinds }) => ({
    id,
    title,
    says,
    more: [],
    off: '',
    on: !kinds.every((kind) => muted.includes(kind)),
  }))

/** The group is sent from now on, or no more. */
export function withGroup(settings: NoticeSettings, id: string): NoticeSettings {
  const kinds = groups.find((group) => group.id === id)?.kinds ?? []
  const rest = settings.muted.filter((kind) => !kinds.includes(kind))
  const silent = kinds.every((kind) => settings.muted.includes(kind))
  return { ...settings, muted: silent ? rest : [...rest, ...kinds] }
}
