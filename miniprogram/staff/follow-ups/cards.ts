import type { Day } from '../../../shared/day'
import type { FollowUpView } from '../../../shared/visits/safety'
import { sayInstant, sayWhenNear } from '../../components/visit-card/words'

/** One call that is owed two days after a nurse was there. */
export interface FollowUpCard {
  id: string
  elderId: string
  who: string
  item: string
  done: string
  due: string
  overdue: boolean
}

export function followUpCard(
  { id, visit, dueAt }: FollowUpView,
  { today, now }: { today: Day; now: string },
): FollowUpCard {
  const { elder, name, day, time, staff } = visit
  const by = staff.map((one) => one.name).join('、')
  return {
    ...{ id, elderId: elder.id, item: name },
    who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
    done: `约的 ${sayWhenNear(day, time, today)}${by ? ` · ${by}` : ''}`,
    due: `${sayInstant(dueAt, today)} 前要打`,
    overdue: dueAt < now,
  }
}

/** What is heard most often. */
export const usualFindings = [
  '情况平稳，没有不舒服',
  '伤口干净，没有渗液',
  '管路通畅',
  '没有人接电话，明天再打',
]
