import type { AlarmView } from '../../../shared/visits/safety'
import { acknowledgeAlarm, alarms, closeAlarm } from '../../api/visit-desk'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { watchedList } from '../watched-list'
import { alarmCard } from './cards'

Page({
  ...watchedList({
    find: alarms,
    card: (alarm: AlarmView) => alarmCard(alarm, today()),
    ...{ take: acknowledgeAlarm, close: closeAlarm },
    reasons: ['人没事，误按', '已打电话，处理好了', '派人去了，人安全', '已报 110', '已打 120'],
    ...{ calling: '上门报警，打电话问', closed: '关闭了' },
  }),
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
})
