import { covers, credentialsOf } from '../../api/visit-desk'
import { session } from '../../api/session'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { answersForHouse, houseOf } from '../house'
import { coverCards, failingFirst, nurseRow } from '../credential-cards'
import type { CoverCard, NurseRow } from '../credential-cards'

Page({
  orgId: '',
  data: { ...opening, nurses: [] as NurseRow[], covers: [] as CoverCard[], edits: false },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
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
      const who = await session()
      this.orgId ||= await houseOf({})
      const [held, policies] = await Promise.all([credentialsOf(this.orgId), covers(this.orgId)])
      return {
        nurses: failingFirst(held.map((each) => nurseRow(each, today()))),
        covers: coverCards(policies, today()),
        edits: answersForHouse(who),
      }
    })
  },
  openNurse(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/office/credential/index?staffId=${id}&orgId=${this.orgId}`)
  },
  openCovers() {
    go(`/office/covers/index?orgId=${this.orgId}`)
  },
})
