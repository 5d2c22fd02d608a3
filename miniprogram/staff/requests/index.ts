import { accept, contracts, giveBack } from '../../api/contracts'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { requestCard, returnReasons } from './cards'
import type { RequestCard } from './cards'

const LISTED = 30

Page({
  next: '',
  data: {
    ...opening,
    hasMore: false,
    requests: [] as RequestCard[],
    reasons: returnReasons,
    returning: '',
    returningName: '',
    reason: '',
    problem: '',
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const requests = await this.ask()
      return { ...this.shown(requests), hasMore: this.next !== '' }
    })
  },
  async ask(after?: string): Promise<RequestCard[]> {
    const { items, next = '' } = await contracts({
      status: 'requested',
      limit: LISTED,
      ...(after ? { after } : {}),
    })
    this.next = next
    return items.map((contract) => requestCard(contract, today()))
  },
  loadMore() {
    return act(this, async () => {
      const more = await this.ask(this.next)
      return { requests: [...this.data.requests, ...more], hasMore: this.next !== '' }
    })
  },
  shown: (requests: RequestCard[]) => ({
    requests,
    state: requests.length > 0 ? ('ready' as const) : ('empty' as const),
  }),
  async accept(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    const agreed = await ask({
      title: `接受 ${name} 的签约？`,
      content: '从今天起生效，算作团队的签约人数。',
      yes: '接受',
    })
    if (!agreed) return
    await act(this, async () => {
      await accept(id)
      say('签约成功')
      return this.without(id)
    })
  },
  startReturn(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    this.setData({ returning: id, returningName: name, reason: '', problem: '' })
  },
  chooseReason(event: WechatMiniprogram.TouchEvent) {
    const { reason } = event.currentTarget.dataset as { reason: string }
    this.setData({ reason, problem: '' })
  },
  type(event: { detail: string }) {
    this.data.reason = event.detail
  },
  closeReturn() {
    this.setData({ returning: '' })
  },
  giveBack() {
    const { returning, reason } = this.data
    if (reason.trim().length < 2) {
      this.setData({ problem: '请写明原因，老人和家属会看到' })
      return
    }
    void act(this, async () => {
      await giveBack(returning, reason.trim())
      say('已退回，家属会看到原因')
      return { returning: '', ...this.without(returning) }
    })
  },
  /** The list without one that was answered. */
  without(id: string) {
    const requests = this.data.requests.filter((request) => request.id !== id)
    if (requests.length === 0 && this.next) void this.refresh()
    return this.shown(requests)
  },
  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { elder } = event.currentTarget.dataset as { elder: string }
    go(`/staff/person/index?elderId=${elder}`)
  },
})
