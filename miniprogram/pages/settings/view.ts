import { dayOf } from '../../../shared/day'
import { sayDate, sayTime } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'
import type { FailureNote } from '../../kit/report'

export const sizeChoices: Choice[] = [
  { id: 'elder', title: '长辈版', says: '字大一些，看得清', more: [], off: '' },
  { id: 'standard', title: '标准版', says: '字小一些，一屏看得多', more: [], off: '' },
]

/** The last failures in words for whoever is asked for help: `3月4日 上午 10:05 network · 8f3a…`. */
export function failureLines(notes: FailureNote[]): string[] {
  return notes.slice(0, 5).map(({ at, code, requestId }) => {
    const instant = new Date(at)
    const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
    return [
      `${sayDate(dayOf(instant))} ${sayTime(time)} ${code}`,
      ...(requestId ? [requestId] : []),
    ].join(' · ')
  })
}
