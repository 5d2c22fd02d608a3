import { addDays } from '../../../shared/day'
import { saySpoken } from '../../../shared/speak'
import { records, sendDrafts, voidRecord } from '../../api/records'
import { syncClock } from '../../api/session'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { takeOut, waiting } from '../../kit/outbox'
import { mineCard, voidReasons, waitingCard } from './cards'
import type { MineCard, WaitingCard } from './cards'

const LISTED = 40

Page({
  day: '',
  next: '',
  voiding: { id: '', version: 0 },
  data: {
    ...opening,
    dayWords: '',
    isToday: true,
    mine: [] as MineCard[],
    waiting: [] as WaitingCard[],
    nothing: false,
    hasMore: false,
    reasons: voidReasons,
    voidingName: '',
    reason: '',
    problem: '',
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await syncClock()
      this.day ||= today()
      return this.fetch()
    })
  },
  async fetch() {
    const mine = await this.ask()
    return {
      dayWords: saySpoken(this.day, today()),
      isToday: this.day >= today(),
      mine,
      waiting: waiting().map(waitingCard),
      nothing: mine.length === 0,
      hasMore: this.next !== '',
    }
  },
  async ask(after?: string): Promise<MineCard[]> {
    const { items, next = '' } = await records({
      by: 'me',
      day: this.day,
      limit: LISTED,
      ...(after ? { after } : {}),
    })
    this.next = next
    return items.map((record) => mineCard(record, today()))
  },
  loadMore() {
    return act(this, async () => {
      const more = await this.ask(this.next)
      return { mine: [...this.data.mine, ...more], hasMore: this.next !== '' }
    })
  },
  earlier() {
    this.day = addDays(this.day, -1)
    void this.refresh()
  },
  later() {
    this.day = addDays(this.day, 1)
    void this.refresh()
  },
  correct(event: WechatMiniprogram.TouchEvent) {
    go(`/staff/record/index?correct=${(event.currentTarget.dataset as { id: string }).id}`)
  },
  startVoid(event: WechatMiniprogram.TouchEvent) {
    const { id, version, name } = event.currentTarget.dataset as MineCard
    this.voiding = { id, version }
    this.setData({ voidingName: name, reason: '', problem: '' })
  },
  closeVoid() {
    this.setData({ voidingName: '' })
  },
  chooseReason(event: WechatMiniprogram.TouchEvent) {
    const { reason } = event.currentTarget.dataset as { reason: string }
    this.setData({ reason, problem: '' })
  },
  type(event: { detail: string }) {
    this.data.reason = event.detail
  },
  voidIt() {
    const reason = this.data.reason.trim()
    if (reason.length < 2) {
      this.setData({ problem: '请写明为什么作废' })
      return
    }
    void act(this, async () => {
      await voidRecord(this.voiding.id, reason, this.voiding.version)
      say('已作废，原来的一行也留着')
      return { voidingName: '', ...(await this.fetch()) }
    })
  },
  upload() {
    return act(this, async () => {
      const { sent, left } = await sendDrafts()
      say(left === 0 ? `${sent} 条都上传了` : `上传 ${sent} 条，还有 ${left} 条`)
      return this.fetch()
    })
  },
  /** Gives a refused form up, after asking: it has not been counted anywhere. */
  async giveUp(event: WechatMiniprogram.TouchEvent) {
    const { draft } = event.currentTarget.dataset as { draft: string }
    const sure = await ask({
      title: '不要这条了？',
      content: '它还没有上传，删掉就没有了。',
      yes: '删掉',
    })
    if (!sure) return
    takeOut(draft)
    this.setData({ waiting: waiting().map(waitingCard) })
  },
})
