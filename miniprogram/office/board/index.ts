import type { BoardView } from '../../../shared/indicators'
import { board, boardFile } from '../../api/indicators'
import { session } from '../../api/session'
import { say } from '../../kit/ask'
import { takeFile } from '../../kit/files'
import { go } from '../../kit/go'
import { hideNeedlessHome } from '../../kit/homes'
import { act, load, opening } from '../../kit/load'
import { areaOf, comparesAreas, desksOf, mayEnter } from '../area'
import type { Desk } from '../area'
import { boardCards, taskText } from './cards'
import type { CategoryCards } from './cards'

/** What the page knows but does not show: the whole official wording. */
interface Known {
  orgId?: string
  board?: BoardView
}
Page({
  known: {} as Known,
  data: {
    ...opening,
    area: '',
    asOf: '',
    keys: [] as { code: string; label: string; value: string }[],
    categories: [] as CategoryCards[],
    counted: 0,
    tasks: 0,
    compares: false,
    enters: false,
    desks: [] as Desk[],
    text: { title: '', text: '', measures: [] as string[], owner: '' },
    reading: false,
  },
  onLoad(query: { orgId?: string }) {
    this.known = query.orgId ? { orgId: query.orgId } : {}
  },
  onShow() {
    void hideNeedlessHome()
    void this.refresh()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, async () => {
      const who = await session()
      const shown = await board(await areaOf(this.known))
      this.known.board = shown
      return {
        ...boardCards(shown),
        compares: comparesAreas(who),
        enters: mayEnter(who),
        desks: desksOf(who),
      }
    })
  },
  /** 官方原文 of one task. */
  read(event: WechatMiniprogram.TouchEvent) {
    const { no } = event.currentTarget.dataset as { no: number }
    const task = this.known.board?.tasks.find((each) => each.no === no)
    if (task) this.setData({ text: taskText(task), reading: true })
  },
  closeText() {
    this.setData({ reading: false })
  },
  explain(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code: string }
    go(`/office/explain/index?code=${code}&orgId=${this.known.board?.area.id ?? ''}`)
  },
  openBases() {
    go(`/office/bases/index?orgId=${this.known.board?.area.id ?? ''}`)
  },
  openTargets() {
    go(`/office/targets/index?orgId=${this.known.board?.area.id ?? ''}`)
  },
  openDesk(event: WechatMiniprogram.TouchEvent) {
    const { page } = event.currentTarget.dataset as { page: string }
    go(`/office/${page}/index?orgId=${this.known.board?.area.id ?? ''}`)
  },
  openMine() {
    go('/pages/settings/index')
  },
  openCompare() {
    go(`/office/compare/index?orgId=${this.known.board?.area.id ?? ''}`)
  },
  takeCsv() {
    return act(this, async () => {
      const shown = this.known.board
      if (!shown) return
      await takeFile(
        boardFile(shown.area.id, shown.asOf),
        `重点工作清单-${shown.area.name}-${shown.asOf}.csv`,
      )
      say('表格已导出')
    })
  },
  takePrint() {
    return act(this, async () => {
      const shown = this.known.board
      if (!shown) return
      await takeFile(
        boardFile(shown.area.id, shown.asOf).replace('board.csv', 'board.html'),
        `重点工作清单-${shown.area.name}-${shown.asOf}.html`,
      )
      say('打印版已导出，打开即可打印')
    })
  },
})
