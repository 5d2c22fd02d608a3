import type { PhoneListRow } from '../../../shared/notices'
import { calledPhone, phoneList } from '../../api/desk'
import { clearValue } from '../../api/people'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { call } from '../../kit/phone'
import { callCard, outcomes } from './cards'
import type { CallCard } from './cards'

Page({
  next: '',
  data: { ...opening, calls: [] as CallCard[], outcomes, hasMore: false },
  onShow() {
    void this.refresh()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, async () => {
      const calls = await this.ask()
      return { calls, hasMore: this.next !== '', state: calls.length > 0 ? 'ready' : 'empty' }
    })
  },
  async ask(after?: string): Promise<CallCard[]> {
    const { items, next = '' } = await phoneList(after)
    this.next = next
    return items.map((row) => callCard(row, today()))
  },
  loadMore() {
    return act(this, async () => {
      const more = await this.ask(this.next)
      return { calls: [...this.data.calls, ...more], hasMore: this.next !== '' }
    })
  },
  /** The list shows numbers masked; calling is the reason to see this one whole, and the elder can read it. */
  dial(event: WechatMiniprogram.TouchEvent) {
    const { elder } = event.currentTarget.dataset as { elder: string }
    return act(this, async () => {
      const { value } = await clearValue(elder, { field: 'phone', reason: '打电话告诉消息' })
      call(value)
    })
  },
  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { elder } = event.currentTarget.dataset as { elder: string }
    go(`/staff/person/index?elderId=${elder}`)
  },
  tell(event: WechatMiniprogram.TouchEvent) {
    const { id, outcome } = event.currentTarget.dataset as {
      id: string
      outcome: NonNullable<PhoneListRow['outcome']>
    }
    void act(this, async () => {
      await calledPhone(id, outcome)
      say('记下了')
      const calls = this.data.calls.filter((row) => row.id !== id)
      if (calls.length === 0 && this.next) void this.refresh()
      return { calls, state: calls.length > 0 ? 'ready' : 'empty' }
    })
  },
})
