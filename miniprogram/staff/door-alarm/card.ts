import { dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { alarmRules } from '../../../shared/visits/limits'
import type { AlarmProgress } from '../../../shared/visits/safety'
import { sayInstant } from '../../components/visit-card/words'

/** What became of an alarm, for whoever pressed it. */
export interface AlarmCard {
  state: 'sending' | 'told' | 'taken' | 'failed'
  title: string
  says: string
}

export const sendingAlarm: AlarmCard = {
  state: 'sending',
  title: '正在报警…',
  says: '先离开危险的地方。',
}

/** It goes on being sent: silence would be taken for help. */
export const failedAlarm: AlarmCard = {
  state: 'failed',
  title: '报警还没有发出去',
  says: '没有网络，正在不停地重发。请马上打 110，或者打给中心。',
}

export function alarmCard({ told, raisedAt, acknowledgedBy }: AlarmProgress): AlarmCard {
  const today: Day = dayOf(new Date(raisedAt))
  if (acknowledgedBy)
    return {
      state: 'taken',
      title: `${acknowledgedBy}已经接警`,
      says: '马上联系您，请保持电话畅通。',
    }
  const names = [...new Set(told.map(({ name }) => name))].join('、')
  return {
    state: 'told',
    title: names ? `中心已经知道：${names}` : '中心已经收到报警',
    says: `${sayInstant(raisedAt, today)} 报的警。${alarmRules.nextAfterSeconds} 秒没人接，会再告诉管理员和签约医生。`,
  }
}
