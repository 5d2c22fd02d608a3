import type { AlarmView } from '../../../shared/visits/safety'
import { acknowledgeAlarm, alarms, closeAlarm } from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { callElder } from '../call-elder'
import { firstLines, moreLines, untakenFirst } from '../open-list'
import type { Side } from '../open-list'
import { watchedList } from '../watched-list'
import { alarmCard } from './cards'
import type { AlarmCard } from './cards'

const lines = {
  find: alarms,
  card: (alarm: AlarmView): AlarmCard => alarmCard(alarm, today()),
}

Page({
  ...watchedList,
  data: {
    ...opening,
    cards: [] as AlarmCard[],
    which: 'open' as Side,
    hasMore: false,
    closing: '',
    reasons: ['人没事，误按', '已打电话，处理好了', '派人去了，人安全', '已报 110', '已打 120'],
  },
  async fetch(which?: Side) {
    const found = await firstLines(this, lines, which)
    this.further = false
    return { ...found, cards: untakenFirst(found.cards) }
  },
  show({ detail }: WechatMiniprogram.CustomEvent<{ which: Side }>) {
    void act(this, () => this.fetch(detail.which))
  },
  loadMore() {
    this.further = true
    void act(this, () => moreLines(this, lines))
  },
  dial(event: WechatMiniprogram.TouchEvent) {
    const { elder } = event.currentTarget.dataset as { elder: string }
    void act(this, () => callElder(elder, '上门报警，打电话问'))
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
  take(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void act(this, async () => {
      await acknowledgeAlarm(id)
      say('您在处理了')
      return this.fetch()
    })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      await closeAlarm(this.data.closing, detail.reason)
      say('关闭了')
      return { closing: '', ...(await this.fetch()) }
    })
  },
})
