import { visitDesk } from '../../api/visit-desk'
import { go } from '../../kit/go'
import { opening } from '../../kit/load'
import { housePage } from '../house-page'
import { deskGroups } from './cards'
import type { DeskGroup } from './cards'

Page({
  ...housePage,
  data: { ...opening, groups: [] as DeskGroup[] },
  async fetch() {
    return { groups: deskGroups(await visitDesk(this.orgId)) }
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { page } = event.currentTarget.dataset as { page: string }
    go(`/office/${page}${page.includes('?') ? '&' : '?'}orgId=${this.orgId}`)
  },
})
