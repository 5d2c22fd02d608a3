import { answerComplaint, complaints } from '../../api/visit-desk'
import { session } from '../../api/session'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { complaintCard } from './cards'
import type { ComplaintCard } from './cards'

Page({
  orgId: '',
  me: '',
  next: '',
  data: {
    ...opening,
    cards: [] as ComplaintCard[],
    which: 'open' as 'open' | 'closed',
    hasMore: false,
    answering: '',
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, async () => {
      this.me = (await session()).person.id
      this.orgId ||= await houseOf({})
      return this.fetch(this.data.which)
    })
  },
  async fetch(which: 'open' | 'closed', after?: string) {
    const found = await complaints({ orgId: this.orgId, state: which, ...(after ? { after } : {}) })
    this.next = found.next ?? ''
    const cards = found.items.map((each) => complaintCard(each, { today: today(), me: this.me }))
    return {
      which,
      cards: after ? [...this.data.cards, ...cards] : cards,
      hasMore: this.next !== '',
    }
  },
  show(event: WechatMiniprogram.TouchEvent) {
    const { which } = event.currentTarget.dataset as { which: 'open' | 'closed' }
    void act(this, () => this.fetch(which))
  },
  loadMore() {
    void act(this, () => this.fetch(this.data.which, this.next))
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
  askAnswer(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData({ answering: id, notice: '' })
  },
  shut() {
    this.setData({ answering: '' })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      await answerComplaint(this.data.answering, detail.reason)
      say('答复了')
      return { answering: '', ...(await this.fetch(this.data.which)) }
    })
  },
})
