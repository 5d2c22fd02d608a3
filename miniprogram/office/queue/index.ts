import type { VisitList } from '../../../shared/visits/view'
import { waitingVisits } from '../../api/visit-desk'
import { timeNow, today } from '../../kit/clock'
import { go } from '../../kit/go'
import { opening } from '../../kit/load'
import { housePage } from '../house-page'
import { waitingLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { listOf, listWords, pageFor } from './words'

Page({
  ...housePage,
  list: 'unassigned' as VisitList,
  data: { ...opening, words: listWords.unassigned, lines: [] as VisitLine[] },
  onLoad(query: { orgId?: string; list?: string }) {
    this.orgId = query.orgId ?? ''
    this.list = listOf(query.list)
    const words = listWords[this.list]
    this.setData({ words })
    void wx.setNavigationBarTitle({ title: words.title })
  },
  async fetch() {
    const found = await waitingVisits(this.list, this.orgId)
    return {
      lines: found.map((visit) => waitingLine(visit, today(), timeNow())),
      state: found.length > 0 ? ('ready' as const) : ('empty' as const),
    }
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
  does(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(pageFor(this.list, id))
  },
})
