import { acknowledgeRedFlag, closeRedFlag, redFlagsSeen } from '../../api/visit-desk'
import type { RedFlagSeen } from '../../../shared/visits/safety'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { callElder } from '../call-elder'
import { firstLines, moreLines, untakenFirst } from '../open-list'
import type { Side } from '../open-list'
import { watchedList } from '../watched-list'
import { redFlagCard } from './cards'
import type { RedFlagCard } from './cards'

const lines = {
  find: redFlagsSeen,
  card: (seen: RedFlagSeen): RedFlagCard => redFlagCard(seen, today()),
}

Page({
  ...watchedList,
  data: {
    ...opening,
    cards: [] as RedFlagCard[],
    which: 'open' as Side,
    hasMore: false,
    closing: '',
    reasons: [
      '已打 120，送医院了',
      '打电话问过，没有大碍',
      '派人上门看过，平稳',
      '已约门诊',
      '误点，老人没事',
    ],
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
    void act(this, () => callElder(elder, '急症情况，打电话问'))
  },
  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { elder } = event.currentTarget.dataset as { elder: string }
    go(`/staff/person/index?elderId=${elder}`)
  },
  take(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void act(this, async () => {
      await acknowledgeRedFlag(id)
      say('您在处理了')
      return this.fetch()
    })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      await closeRedFlag(this.data.closing, detail.reason)
      say('记下了')
      return { closing: '', ...(await this.fetch()) }
    })
  },
})
