import { followUpDone, followUps } from '../../api/doors'
import { clearValue } from '../../api/people'
import { syncClock } from '../../api/session'
import { say } from '../../kit/ask'
import { now, today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { call } from '../../kit/phone'
import { followUpCard, usualFindings } from './cards'
import type { FollowUpCard } from './cards'

/** The calls two days after a nurse was there, the oldest first; what is heard is written down. */
Page({
  next: '',
  data: {
    ...opening,
    calls: [] as FollowUpCard[],
    hasMore: false,
    findings: usualFindings,
    writing: '',
    writingName: '',
    changed: false,
  },
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
  async ask(after?: string): Promise<FollowUpCard[]> {
    const { items, next = '' } = await followUps(after)
    this.next = next
    await syncClock()
    const seen = { today: today(), now: now().toISOString() }
    return items.map((one) => followUpCard(one, seen))
  },
  loadMore() {
    return act(this, async () => {
      const more = await this.ask(this.next)
      return { calls: [...this.data.calls, ...more], hasMore: this.next !== '' }
    })
  },
  /** Calling is the reason to see the number whole; the elder can read that it was seen. */
  dial({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { elder } = currentTarget.dataset as { elder: string }
    void act(this, async () => {
      call((await clearValue(elder, { field: 'phone', reason: '48 小时回访' })).value)
    })
  },
  start({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = currentTarget.dataset as { id: string; name: string }
    this.setData({ writing: id, writingName: name, changed: false, notice: '' })
  },
  close() {
    this.setData({ writing: '' })
  },
  toggleChanged() {
    this.setData({ changed: !this.data.changed })
  },
  give({ detail }: { detail: { reason: string } }) {
    const { writing, changed } = this.data
    void act(this, async () => {
      const heard = { findings: detail.reason, ...(changed ? { conditionChanged: true } : {}) }
      await followUpDone(writing, heard)
      say('记下了')
      const calls = this.data.calls.filter(({ id }) => id !== writing)
      if (calls.length === 0 && this.next) void this.refresh()
      return { calls, writing: '', state: calls.length > 0 ? 'ready' : 'empty' }
    })
  },
})
