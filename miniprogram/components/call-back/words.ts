import type { Day } from '../../../shared/day'
import { sayInstant } from '../visit-card/words'

/** `好的，最晚 今天 下午 5:00 前给您打电话` */
export const sayCalled = (dueAt: string, today: Day): string =>
  `好的，最晚${sayInstant(dueAt, today)}前给您打电话`
