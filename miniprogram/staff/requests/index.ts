import type { ContractView } from '../../../shared/contracts'
import { accept, contracts, giveBack } from '../../api/contracts'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { longestFirst, requestCard, returnReasons } from './cards'
import type { RequestCard } from './cards'

/** As many as the service gives at once. */
const ASKED = 100
const SHOWN = 30

Page({
  /** All that wait, the longest waiting first. */
  all: [] as RequestCard[],
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
      const cards = (await everyRequest()).map((contract) => requestCard(contract, today()))
      this.all = longestFirst(cards)
      return this.shown(Math.max(SHOWN, this.data.requests.length))
    })
  },
  loadMore() {
    this.setData(this.shown(this.data.requests.length + SHOWN))
  },
  shown(most: number) {
    return {
      requests: this.all.slice(0, most),
      hasMore: this.all.length > most,
      state: this.all.length > 0 ? ('ready' as const) : ('empty' as const),
    }
  },
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
    this.all = this.all.filter((request) => request.id !== id)
    return this.shown(SHOWN)
  },
  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { elder } = event.currentTarget.dataset as { elder: string }
    go(`/staff/person/index?elderId=${elder}`)
  },
})

/** The service lists the newest first, so all of them are needed to know who waits longest. */
async function everyRequest(): Promise<ContractView[]> {
  const found: ContractView[] = []
  let after: string | undefined
  do {
    const page = await contracts({
      status: 'requested',
      limit: ASKED,
      ...(after ? { after } : {}),
    })
    found.push(...page.items)
    after = page.next
  } while (after)
  return found
}
