import { visitDesk } from '../../api/visit-desk'
import { go } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { deskGroups } from './cards'
import type { DeskGroup } from './cards'

Page({
  orgId: '',
  data: { ...opening, groups: [] as DeskGroup[] },
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
      this.orgId ||= await houseOf({})
      return { groups: deskGroups(await visitDesk(this.orgId)) }
    })
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { page } = event.currentTarget.dataset as { page: string }
    go(`/office/${page}${page.includes('?') ? '&' : '?'}orgId=${this.orgId}`)
  },
})
