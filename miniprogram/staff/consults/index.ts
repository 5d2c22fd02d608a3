import type { VisitCard } from '../../../shared/visits/view'
import { visitList } from '../../api/doors'
import { syncClock } from '../../api/session'
import { timeNow, today } from '../../kit/clock'
import { go } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { session } from '../../kit/session'
import { consultLine, houseOf } from './cards'
import type { ConsultLine } from './cards'

/** What waits for a doctor: first consultations, and orders. The day of the visit decides what comes first. */
Page({
  data: {
    ...opening,
    consults: [] as ConsultLine[],
    orders: [] as ConsultLine[],
    more: false,
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
      const house = houseOf(await session())
      const [consults, orders] = await Promise.all([
        visitList('to-consult', house),
        visitList('to-order', house),
      ])
      await syncClock()
      const line = (visit: VisitCard) => consultLine(visit, today(), timeNow())
      // Who is not looked at yet gets the order in the same go.
      const unseen = consults.items.map(({ id }) => id)
      const toOrder = orders.items.filter(({ id }) => !unseen.includes(id))
      const some = consults.items.length + toOrder.length > 0
      return {
        consults: consults.items.map(line),
        orders: toOrder.map(line),
        more: consults.next !== undefined || orders.next !== undefined,
        state: some ? 'ready' : 'empty',
      }
    })
  },
  openConsult({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/staff/consult/index?id=${(currentTarget.dataset as { id: string }).id}`)
  },
  openOrder({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/staff/order/index?id=${(currentTarget.dataset as { id: string }).id}`)
  },
})
