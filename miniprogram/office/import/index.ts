import type { ImportDecision, ImportView, RowOutcome } from '../../../shared/imports'
import { decideRow, exportFile, importOf, importRows, imports } from '../../api/imports'
import { templateFile, uploadImport, writeImport } from '../../api/imports'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { takeFile } from '../../kit/files'
import { act, load, opening } from '../../kit/load'
import { report } from '../../kit/report'
import { holds, session } from '../../kit/session'
import { chooseFile } from '../../kit/upload'
import { decisions, exportReasons, importCard, isBusy, rowCard, writeQuestion } from './cards'
import type { ImportCard, RowCard } from './cards'

/** How often the page looks how far reading or writing has come. */
const POLL_MS = 1500
const LISTED = 15
const EARLIER = 10

Page({
  id: '',
  next: '',
  timer: 0,
  data: {
    ...opening,
    current: null as ImportCard | null,
    earlier: [] as ImportCard[],
    outcome: '' as RowOutcome | '',
    rows: [] as RowCard[],
    hasMore: false,
    decisions,
    /** The question before an export, and what was answered so far. */
    exporting: false,
    exportReasons,
    exportKind: 'xlsx' as 'xlsx' | 'csv',
    exportWhole: false,
    mayWhole: false,
  },
  onLoad(query: { id?: string }) {
    this.id = query.id ?? ''
    void this.refresh()
  },
  onUnload() {
    clearTimeout(this.timer)
  },
  refresh() {
    return load(this, async () => {
      const all = await imports()
      const open = all.find(({ id, state }) => (this.id ? id === this.id : state !== 'done'))
      const earlier = all.filter((each) => each !== open).slice(0, EARLIER)
      return {
        ...(open ? await this.shown(open) : { current: null }),
        earlier: earlier.map((each) => importCard(each, today())),
      }
    })
  },
  /** One import with the first rows that have to be looked at; comes back while rows are on their way. */
  async shown(view: ImportView): Promise<Record<string, unknown>> {
    this.id = view.id
    const current = importCard(view, today())
    clearTimeout(this.timer)
    if (isBusy(view)) this.timer = setTimeout(() => void this.lookAgain(), POLL_MS)
    const outcome: RowOutcome | '' = isBusy(view) ? '' : (current.tabs[0]?.outcome ?? '')
    return { current, outcome, ...(await this.list(outcome)) }
  },
  async lookAgain() {
    try {
      this.setData(await this.shown(await importOf(this.id)))
    } catch (error) {
      report(error)
      this.timer = setTimeout(() => void this.lookAgain(), POLL_MS)
    }
  },
  async list(outcome: RowOutcome | '') {
    this.next = ''
    if (!outcome) return { rows: [], hasMore: false }
    const { items, next = '' } = await importRows(this.id, { outcome, limit: LISTED })
    this.next = next
    return { rows: items.map(rowCard), hasMore: next !== '' }
  },
  chooseOutcome(event: WechatMiniprogram.TouchEvent) {
    const { outcome } = event.currentTarget.dataset as { outcome: RowOutcome }
    void act(this, async () => ({ outcome, ...(await this.list(outcome)) }))
  },
  loadMore() {
    const { outcome } = this.data
    if (!this.next || !outcome) return
    return act(this, async () => {
      const page = await importRows(this.id, { outcome, limit: LISTED, after: this.next })
      this.next = page.next ?? ''
      const from = this.data.rows.length
      const added = page.items.map((row, at) => [`rows[${from + at}]`, rowCard(row)])
      return { ...Object.fromEntries(added), hasMore: this.next !== '' } as Record<string, unknown>
    })
  },
  async choose() {
    const file = await chooseFile(['xlsx', 'csv'])
    if (!file) return
    await act(this, async () => this.shown(await uploadImport(file.path)))
  },
  decide(event: WechatMiniprogram.TouchEvent) {
    const { row, decision } = event.currentTarget.dataset as ImportDecision
    void act(this, async () => {
      const decided = await decideRow(this.id, { row, decision })
      const at = this.data.rows.findIndex((card) => card.row === row)
      const current = importCard(await importOf(this.id), today())
      return { [`rows[${at}]`]: rowCard(decided), current }
    })
  },
  async write() {
    const { current } = this.data
    if (!current || !(await ask(writeQuestion(current)))) return
    await act(this, async () => this.shown(await writeImport(this.id, current.errors > 0)))
  },
  openEarlier(event: WechatMiniprogram.TouchEvent) {
    this.id = (event.currentTarget.dataset as { id: string }).id
    void this.refresh()
  },
  takeTemplate(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: 'xlsx' | 'csv' }
    return this.take(templateFile(kind), `居民导入模板.${kind}`)
  },
  /** Numbers are masked unless a manager asks for them whole; either way it is written down who took it and why. */
  async askExport() {
    const mayWhole = holds(await session(), ['manager'])
    this.setData({ exporting: true, mayWhole, exportKind: 'xlsx', exportWhole: false })
  },
  closeExport() {
    this.setData({ exporting: false })
  },
  chooseExport({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { field, value } = currentTarget.dataset as { field: string; value: string | boolean }
    this.setData({ [field]: value })
  },
  async takeRegister({ detail }: { detail: { reason: string } }) {
    const { exportKind: kind, exportWhole: whole } = this.data
    const url = exportFile(kind, { reason: detail.reason, whole })
    await this.take(url, `居民登记册-${today()}.${kind}`, { exporting: false })
  },
  take(url: string, fileName: string, then: Record<string, unknown> = {}) {
    return act(this, async () => {
      await takeFile(url, fileName)
      say('已导出')
      return then
    })
  },
})
