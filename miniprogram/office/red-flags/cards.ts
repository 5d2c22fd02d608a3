import type { Day } from '../../../shared/day'
import type { Channel } from '../../../shared/session'
import type { RedFlagSeen } from '../../../shared/visits/safety'
import { sayInstant } from '../words'

export interface RedFlagCard {
  id: string
  elderId: string
  elder: string
  /** The signs, each as it was asked. */
  signs: string[]
  /** 女儿 陈敏 今天 3月4日 上午 10:05 在小程序上说的 */
  by: string
  state: string
  tone: 'tag-red' | 'tag-warm' | 'tag-plain'
  /** Masked; '' when none is on file. */
  phone: string
  /** What was done; '' while nothing was. */
  note: string
  /** Nobody looks after it yet: 我来处理. */
  takes: boolean
  /** Somebody does, and says what was done. */
  closes: boolean
}

const channelWords: Record<Channel, string> = {
  'mini-program': '在小程序上说的',
  'on-site': '当面听到，记下的',
  phone: '接电话时记下的',
  'on-behalf': '由工作人员代录',
}

export function redFlagCard(seen: RedFlagSeen, today: Day): RedFlagCard {
  const { id, elder, flags, byName, relation, channel, at, phone = '', closed } = seen
  const who = [relation, byName].filter(Boolean).join(' ')
  return {
    ...{ id, elderId: elder.id, phone, signs: flags.map(({ says }) => says) },
    elder: elder.age === undefined ? elder.name : `${elder.name} ${elder.age} 岁`,
    by: `${who} ${sayInstant(at, today)} ${channelWords[channel]}`,
    ...stateOf(seen, today),
    note: closed?.note ?? '',
    takes: !seen.acknowledgedAt && !closed,
    closes: seen.acknowledgedAt !== undefined && !closed,
  }
}

function stateOf(
  { acknowledgedAt, acknowledgedBy = '', closed }: RedFlagSeen,
  today: Day,
): Pick<RedFlagCard, 'state' | 'tone'> {
  if (closed)
    return { state: `${closed.byName} ${sayInstant(closed.at, today)} 记了处理`, tone: 'tag-plain' }
  return acknowledgedAt
    ? { state: `${acknowledgedBy} ${sayInstant(acknowledgedAt, today)} 在处理`, tone: 'tag-warm' }
    : { state: '还没有人处理', tone: 'tag-red' }
}
