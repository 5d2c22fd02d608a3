import { dayOf } from '../../../shared/day'
import { sayInstant } from '../visit-card/words'

/** `好的，最晚今天 下午 5:00前给您打电话`; what was promised and not kept is not promised once more. */
export const sayCalled = (dueAt: string, now: Date): string =>
  new Date(dueAt) > now
    ? `好的，最晚${sayInstant(dueAt, dayOf(now))}前给您打电话`
    : '您要的电话我们还没打成，会尽快打给您。着急请直接打电话。'
