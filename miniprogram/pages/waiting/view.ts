import { addDays, type Day } from '../../../shared/day'
import { sayDate } from '../../../shared/speak'
import type { WaitRequest } from '../../../shared/visits/booking'
import type { Choice } from '../../components/choice-list/choice'

const plain = { more: [], off: '' }

/** How far ahead a time is waited for, from tomorrow. */
export const spanChoices = (today: Day): Choice[] =>
  [
    ['7', '一周里'],
    ['14', '两周里'],
    ['30', '一个月里'],
  ].map(([days = '', title = '']) => ({
    ...{ id: days, title, says: `到 ${sayDate(addDays(today, Number(days)))}`, ...plain },
  }))

/** '' is any part of the day. */
export const partChoices: Choice[] = [
  { id: '', title: '几点都行', says: '最容易等到', ...plain },
  { id: 'morning', title: '上午', says: '', ...plain },
  { id: 'afternoon', title: '下午', says: '', ...plain },
  { id: 'evening', title: '晚上', says: '', ...plain },
]

export const spanOf = (days: string, today: Day): Pick<WaitRequest, 'from' | 'to'> => ({
  from: addDays(today, 1),
  to: addDays(today, Number(days)),
})

export function partOf(id: string): { part?: NonNullable<WaitRequest['part']> } {
  return id === 'morning' || id === 'afternoon' || id === 'evening' ? { part: id } : {}
}
