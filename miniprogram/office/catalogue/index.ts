import type { Catalogue } from '../../../shared/visits/catalogue'
import { catalogues, changesBetween } from '../../api/visit-desk'
import { session } from '../../api/session'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { answersForHouse } from '../house'
import { housePage } from '../house-page'
import { changeLines, itemRow, negativeRows, termLines, versionWords } from '../catalogue-cards'
import type { ItemRow } from '../catalogue-cards'

/** The catalogue every centre begins with; what is new is counted from it. */
const FIRST_VERSION = '2026.1'
const NEGATIVE = 'negative'

Page({
  ...housePage,
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
  async fetch() {
    const who = await session()
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
    const [before, after] = [this.versions[at - 1], this.versions[at]]
    void act(this, async () => {
      const compared = before?.version ?? FIRST_VERSION
      const items = changeLines(await changesBetween(compared, this.data.tab))
      const terms = before && after ? termLines(before, after) : []
      return { compared, changes: [...terms, ...items] }
    })
  },
  openNext() {
    go(`/office/catalogue-next/index?orgId=${this.orgId}`)
  },
})
