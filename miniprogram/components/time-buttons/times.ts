import type { FreeTime } from '../../../shared/schedule'
import { sayTime } from '../../../shared/speak'

interface TimeButton {
  /** `HH:MM` */
  id: string
  /** 上午 10:00 */
  words: string
}

/** Free times of one part of a day. */
export interface TimePart {
  part: '上午' | '中午' | '下午' | '晚上'
  times: TimeButton[]
}

/** Each part of a day, and when it is over. */
const parts: [TimePart['part'], string][] = [
  ['上午', '12:00'],
  ['中午', '13:00'],
  ['下午', '18:00'],
  ['晚上', '24:00'],
]

const partOf = (time: string): TimePart['part'] =>
  parts.find(([, until]) => time < until)?.[0] ?? '晚上'

/** The free times of a day under the part of the day people say; parts without a time are left out. */
export function timeParts(times: FreeTime[]): TimePart[] {
  return parts.flatMap(([part]) => {
    const own = times.filter(({ time }) => partOf(time) === part)
    const buttons = own.map(({ time }) => ({ id: time, words: sayTime(time) }))
    return buttons.length > 0 ? [{ part, times: buttons }] : []
  })
}
