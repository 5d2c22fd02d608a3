import { acknowledgeAlarm, alarms, closeAlarm } from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { repeat } from '../../kit/repeat'
import { houseOf } from '../house'
import { alarmCard, untakenFirst } from './cards'
import type { AlarmCard } from './cards'

/** Somebody may press while this page is open. */
const LOOK_AGAIN_MS = 10_000

Page({
  orgId: '',
  stop: undefined as (() => void) | undefined,
  data: {
    ...opening,
    cards: [] as AlarmCard[],
    which: 'open' as 'open' | 'closed',
    closing: '',
    reasons: ['人没事，误按', '已打电话，处理好了', '派人去了，人安全', '已报 110', '已打 120'],
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
  },
  onShow() {
    void this.refresh()
    this.stop = repeat(LOOK_AGAIN_MS, () => this.refresh())
  },
  onHide() {
    this.stop?.()
  },
  onUnload() {
    this.stop?.()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await houseOf({})
      return this.fetch(this.data.which)
    })
  },
  async fetch(which: 'open' | 'closed') {
    const { items } = await alarms({ orgId: this.orgId, state: which })
    return { which, cards: untakenFirst(items.map((alarm) => alarmCard(alarm, today()))) }
  },
  show(event: WechatMiniprogram.TouchEvent) {
    const { which } = event.currentTarget.dataset as { which: 'open' | 'closed' }
    void act(this, () => this.fetch(which))
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
  take(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void act(this, async () => {
      await acknowledgeAlarm(id)
      say('您在处理了')
      return this.fetch(this.data.which)
    })
  },
  askClose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData({ closing: id, notice: '' })
  },
  shut() {
    this.setData({ closing: '' })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      await closeAlarm(this.data.closing, detail.reason)
      say('关闭了')
      return { closing: '', ...(await this.fetch(this.data.which)) }
    })
  },
})
