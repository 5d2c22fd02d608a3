import type { ExplainList, ExplainRow, ExplainView } from '../../../shared/indicators'
import { explain, explainFile } from '../../api/indicators'
import { say } from '../../kit/ask'
import { takeFile } from '../../kit/files'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { session } from '../../kit/session'
import { areaOf, opensVisits } from '../area'
import { emptyWords, explainHead, listHead, rowCard } from './cards'
import type { ListTab, RowCard } from './cards'

interface Asked {
  code: string
  orgId: string
}

/** Few enough that one page of rows stays under 4 kB. */
const ROWS = 12

Page({
  asked: { code: '', orgId: '' } as Asked,
  /** Where the next page of rows begins; '' when all are shown. */
  next: '',
  more: false,
  opens: false,
  data: {
    ...opening,
    label: '',
    question: '',
    sides: '',
    missing: '',
    asOf: '',
    rule: '',
    ruleFrom: '',
    tabs: [] as ListTab[],
    list: 'numerator' as ExplainList,
    sum: '',
    reasons: [] as { reason: string; says: string }[],
    rows: [] as RowCard[],
    nothing: '',
    hasMore: false,
  },
  onLoad(query: { code?: string; orgId?: string }) {
    this.asked = { code: query.code ?? '', orgId: query.orgId ?? '' }
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const orgId = this.asked.orgId || (await areaOf({}))
      this.asked = { ...this.asked, orgId }
      this.opens = opensVisits(await session())
      const view = await this.page('numerator')
      return { ...explainHead(view), ...this.shown(view) }
    })
  },
  chooseList(event: WechatMiniprogram.TouchEvent) {
    const { list } = event.currentTarget.dataset as { list: ExplainList }
    if (list === this.data.list) return
    void load(this, async () => this.shown(await this.page(list)))
  },
  page(list: ExplainList, after?: string): Promise<ExplainView> {
    return explain({ ...this.asked, list, limit: ROWS, ...(after ? { after } : {}) })
  },
  /** The first page of a list, as the page shows it. */
  shown(view: ExplainView) {
    this.next = view.next ?? ''
    return {
      ...listHead(view),
      rows: view.items.map((row) => this.card(row, view.list)),
      nothing: view.items.length === 0 ? emptyWords[view.list] : '',
      hasMore: this.next !== '',
    }
  },
  card(row: ExplainRow, list: ExplainList): RowCard {
    return rowCard(row, list, this.opens)
  },
  onReachBottom() {
    void this.loadMore()
  },
  /** Adds a page of rows without sending the earlier ones again. */
  async loadMore() {
    if (!this.next || this.more) return
    this.more = true
    await act(this, async () => {
      const view = await this.page(this.data.list, this.next)
      this.next = view.next ?? ''
      const from = this.data.rows.length
      const added = view.items.map((row, at) => [`rows[${from + at}]`, this.card(row, view.list)])
      return { ...Object.fromEntries(added), hasMore: this.next !== '' } as Record<string, unknown>
    })
    this.more = false
  },
  openVisit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { visitId } = currentTarget.dataset as { visitId: string }
    go(`/office/visit/index?id=${visitId}`)
  },
  takeCsv() {
    return act(this, async () => {
      const { list, label } = this.data
      await takeFile(explainFile({ ...this.asked, list }), `${label}-${listName[list]}.csv`)
      say('表格已导出')
    })
  },
  takePrint() {
    return act(this, async () => {
      const { list, label } = this.data
      const address = explainFile({ ...this.asked, list }).replace('explain.csv', 'explain.html')
      await takeFile(address, `${label}-${listName[list]}.html`)
      say('打印版已导出，打开即可打印')
    })
  },
})

const listName: Record<ExplainList, string> = {
  numerator: '计入明细',
  denominator: '分母',
  excluded: '没计入明细',
}
