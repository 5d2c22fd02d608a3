import { addDays, addMonths, type Day } from '../../../shared/day'
import { sayDate } from '../../../shared/speak'
import type { SeriesRequest, SeriesView } from '../../../shared/visits/booking'
import type { Choice } from '../../components/choice-list/choice'
import { visitCard, type VisitCardView } from '../../components/visit-card/card'
import { sayWhen } from '../../components/visit-card/words'

type Every = SeriesRequest['every']

const rhythms: { id: string; title: string; says: string; every: Every }[] = [
  { id: '3d', title: '每 3 天', says: '换药常这样', every: { days: 3 } },
  { id: '7d', title: '每周', says: '', every: { days: 7 } },
  { id: '14d', title: '每两周', says: '', every: { days: 14 } },
  { id: '1m', title: '每月', says: '换尿管常这样', every: { months: 1 } },
]

export const rhythmChoices: Choice[] = rhythms.map(({ id, title, says }) => ({
  ...{ id, title, says, more: [], off: '' },
}))

export const everyOf = (id: string): Every =>
  rhythms.find((rhythm) => rhythm.id === id)?.every ?? { months: 1 }

/** The first of the series comes one rhythm after the visit that is booked already. */
export const nextDay = (day: Day, every: Every): Day =>
  'days' in every ? addDays(day, every.days) : addMonths(day, every.months)

export const countChoices: Choice[] = [2, 3, 6].map((count) => ({
  ...{ id: String(count), title: `再来 ${count} 次`, says: '', more: [], off: '' },
}))

export interface SeriesShown {
  title: string
  /** What is next: done, or another time. */
  action: string
  /** 约好 2 次，1 次没约上; '' when all were, or none. */
  count: string
  placed: VisitCardView[]
  notPlaced: { id: string; when: string; why: string }[]
  /** Which of them may still change, because the holidays are not announced yet; '' when none. */
  caution: string
}

/** What became of a series: which stand, and which could not be placed and why. */
export const seriesShown = (
  { placed, notPlaced, holidaysUnknown = [] }: SeriesView,
  today: Day,
): SeriesShown => ({
  action: placed.length > 0 ? '回首页' : '换个时间',
  title: placed.length > 0 ? '按时来，约好了' : '一次也没约上',
  count:
    placed.length > 0 && notPlaced.length > 0
      ? `约好 ${placed.length} 次，${notPlaced.length} 次没约上`
      : '',
  caution:
    holidaysUnknown.length > 0
      ? `${holidaysUnknown.map(sayDate).join('、')} 的节假日还没有公布，万一要改，社区会打电话给您。`
      : '',
  placed: placed.map((visit) => visitCard(visit, today)),
  notPlaced: notPlaced.map(({ day, time, reasons }) => ({
    id: `${day} ${time}`,
    when: sayWhen(day, time),
    why: reasons.map(({ say }) => say).join('') || '那时候没有空',
  })),
})
