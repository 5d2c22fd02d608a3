import { yearOf } from '../../../shared/day'
import type { Figure } from '../../../shared/indicators'
import { board, enterTarget, targets } from '../../api/indicators'
import { say } from '../../kit/ask'
import { act, load, opening } from '../../kit/load'
import { areaOf } from '../area'
import { targetCards, targetProblem } from './cards'
import type { TargetCard } from './cards'

Page({
  orgId: '',
  figures: [] as Figure[],
  data: {
    ...opening,
    year: 0,
    targets: [] as TargetCard[],
    editing: '',
    editingLabel: '',
    unit: '',
    value: '',
    problem: '',
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await areaOf({})
      const { tasks, asOf } = await board(this.orgId)
      this.figures = tasks.flatMap(({ figures }) => figures)
      return { year: yearOf(asOf), targets: await this.cards(yearOf(asOf)) }
    })
  },
  async cards(year: number) {
    return targetCards(this.figures, await targets(this.orgId, year))
  },
  edit(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code: string }
    const card = this.data.targets.find((each) => each.code === code)
    if (!card) return
    this.setData({
      editing: code,
      editingLabel: card.label,
      unit: card.unit,
      value: '',
      problem: '',
    })
  },
  close() {
    this.setData({ editing: '' })
  },
  type(event: { detail: string }) {
    this.data.value = event.detail
  },
  save() {
    const { editing: code, year, unit, value } = this.data
    const problem = targetProblem(value, unit)
    if (problem) {
      this.setData({ problem })
      return
    }
    void act(this, async () => {
      await enterTarget({
        orgId: this.orgId,
        code,
        year,
        value: Number(value),
        unit,
        kind: 'at-least',
      })
      say('目标已定')
      return { editing: '', targets: await this.cards(year) }
    })
  },
})
