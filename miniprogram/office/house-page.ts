import { load } from '../kit/load'
import type { LoadState, Opening } from '../kit/load'
import { houseOf } from './house'

interface HousePage {
  orgId: string
  data: Opening
  setData(change: Record<string, unknown>): void
  /** What the page shows. */
  fetch(): Promise<Record<string, unknown> & { state?: LoadState }>
}

type Refreshed = { refresh(): Promise<void> }

/** How a page about one house begins: the one asked for, else one's own; read whenever it is shown or pulled down. */
export const housePage = {
  orgId: '',
  onLoad(this: { orgId: string }, query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
  },
  onShow(this: Refreshed) {
    void this.refresh()
  },
  async onPullDownRefresh(this: Refreshed) {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh(this: HousePage): Promise<void> {
    return load(this, async () => {
      this.orgId ||= await houseOf({})
      return this.fetch()
    })
  },
}
