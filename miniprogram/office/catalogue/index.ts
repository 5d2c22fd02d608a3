import type { Catalogue } from '../../../shared/visits/catalogue'
import { catalogues, changesBetween } from '../../api/visit-desk'
import { session } from '../../api/session'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { answersForHouse, houseOf } from '../house'
import { changeLines, itemRow, negativeRows, versionWords } from '../catalogue-cards'
import type { ItemRow } from '../catalogue-cards'

/** The catalogue every centre begins with; what is new is counted from it. */
const FIRST_VERSION = '2026.1'
const NEGATIVE = 'negative'

Page({
  orgId: '',
  versions: [] as Catalogue[],
  data: {
    ...opening,
    tabs: [] as { id: string; name: string }[],
    tab: '',
    words: {} as ReturnType<typeof versionWords>,
    rows: [] as ItemRow[],
    negative: [] as typeof negativeRows,
    compared: '',
    changes: [] as string[],
    edits: false,
  },
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
      const { now, later } = await catalogues(this.orgId)
      this.versions = [now, ...later]
      const tabs = this.versions.map((one) => ({
        id: one.version,
        name: versionWords(one, today()).title,
      }))
      return {
        ...{ tabs: [...tabs, { id: NEGATIVE, name: '不能上门做的' }], edits: answersForHouse(who) },
        ...this.shown(this.data.tab || now.version),
      }
    })
  },
  shown(tab: string) {
    const found = this.versions.find(({ version }) => version === tab)
    return {
      ...{ tab, compared: '', changes: [] as string[] },
      rows: (found?.items ?? []).map(itemRow),
      negative: found ? [] : negativeRows,
      ...(found ? { words: versionWords(found, today()) } : {}),
    }
  },
  show(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData(this.shown(id))
  },
  /** Against the version before it; the one in use against the first of all. */
  compare() {
    const at = this.versions.findIndex(({ version }) => version === this.data.tab)
    const before = this.versions[at - 1]?.version ?? FIRST_VERSION
    void act(this, async () => {
      const changes = changeLines(await changesBetween(before, this.data.tab))
      return { compared: before, changes }
    })
  },
  openNext() {
    go(`/office/catalogue-next/index?orgId=${this.orgId}`)
  },
})
