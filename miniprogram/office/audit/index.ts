import { auditRows, auditState } from '../../api/audit'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { areaOf } from '../area'
import { auditLine, stateCard } from './cards'
import type { AuditLine } from './cards'

const LISTED = 15

Page({
  orgId: '',
  next: '',
  data: {
    ...opening,
    chain: { intact: true, title: '', says: '', anchor: '' },
    rows: [] as AuditLine[],
    hasMore: false,
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await areaOf({})
      const [state, rows] = await Promise.all([auditState(this.orgId), this.ask()])
      return { chain: stateCard(state, today()), rows, hasMore: this.next !== '' }
    })
  },
  async ask(after?: string): Promise<AuditLine[]> {
    const { items, next = '' } = await auditRows({
      orgId: this.orgId,
      limit: LISTED,
      ...(after ? { after } : {}),
    })
    this.next = next
    return items.map((row) => auditLine(row, today()))
  },
  loadMore() {
    if (!this.next) return
    return act(this, async () => {
      const from = this.data.rows.length
      const added = (await this.ask(this.next)).map((line, at) => [`rows[${from + at}]`, line])
      return { ...Object.fromEntries(added), hasMore: this.next !== '' } as Record<string, unknown>
    })
  },
})
