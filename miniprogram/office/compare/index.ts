import { compare } from '../../api/indicators'
import { go } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { areaOf } from '../area'
import { compareCards } from './cards'
import type { AreaCard } from './cards'

Page({
  orgId: '',
  data: {
    ...opening,
    area: '',
    asOf: '',
    columns: '',
    tableWidth: 0,
    figures: [] as ReturnType<typeof compareCards>['figures'],
    areas: [] as AreaCard[],
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const view = await compare(this.orgId || (await areaOf({})))
      return { ...compareCards(view), state: view.rows.length > 0 ? 'ready' : 'empty' }
    })
  },
  openArea(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/office/board/index?orgId=${id}`)
  },
})
