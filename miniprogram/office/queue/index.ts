import type { VisitList } from '../../../shared/visits/view'
import { waitingVisits } from '../../api/visit-desk'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { visitLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { listOf, listWords, pageFor } from './words'

Page({
  orgId: '',
  list: 'unassigned' as VisitList,
  data: { ...opening, words: listWords.unassigned, lines: [] as VisitLine[] },
  onLoad(query: { orgId?: string; list?: string }) {
    this.orgId = query.orgId ?? ''
    this.list = listOf(query.list)
    const words = listWords[this.list]
    this.setData({ words })
    void wx.setNavigationBarTitle({ title: words.title })
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
      this.orgId ||= await houseOf({})
      const found = await waitingVisits(this.list, this.orgId)
      return {
        lines: found.map((visit) => visitLine(visit, today())),
        state: found.length > 0 ? 'ready' : 'empty',
      }
    })
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
  does(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(pageFor(this.list, id))
  },
})
