import { adverseEvents, adverseFollowedUp, adverseReported } from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { now, today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { adverseCard } from './cards'
import type { AdverseCard } from './cards'

const questions = {
  report: {
    title: '报给了谁？',
    reasons: ['县卫生健康局', '市卫生健康委', '省医疗质量安全不良事件系统'],
    label: '报给',
    yes: '记下已上报',
  },
  follow: {
    title: '处理结果怎么样？',
    reasons: ['老人已好转，无后遗', '已送医院，住院治疗', '已培训，已改流程'],
    label: '经过和结果',
    yes: '记下结果',
  },
}
type Asking = keyof typeof questions

Page({
  orgId: '',
  id: '',
  next: '',
  data: {
    ...opening,
    cards: [] as AdverseCard[],
    which: 'open' as 'open' | 'closed',
    hasMore: false,
    asking: '' as Asking | '',
    question: questions.report,
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
      this.orgId ||= await houseOf({})
      return this.fetch(this.data.which)
    })
  },
  async fetch(which: 'open' | 'closed', after?: string) {
    const asked = { orgId: this.orgId, state: which, ...(after ? { after } : {}) }
    const found = await adverseEvents(asked)
    this.next = found.next ?? ''
    const at = { today: today(), now: now().toISOString() }
    const cards = found.items.map((event) => adverseCard(event, at))
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
  ask(event: WechatMiniprogram.TouchEvent) {
    const { id, asking } = event.currentTarget.dataset as { id: string; asking: Asking }
    this.id = id
    this.setData({ asking, question: questions[asking], notice: '' })
  },
  shut() {
    this.setData({ asking: '' })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      const write = this.data.asking === 'report' ? adverseReported : adverseFollowedUp
      await write(this.id, detail.reason)
      say('记下了')
      return { asking: '', ...(await this.fetch(this.data.which)) }
    })
  },
})
