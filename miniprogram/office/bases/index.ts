import { yearOf } from '../../../shared/day'
import type { BaseGroup } from '../../../shared/indicators'
import { bases, enterBase } from '../../api/indicators'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { areaOf } from '../area'
import { baseCards, baseProblem, groupNames } from './cards'
import type { BaseCard } from './cards'

Page({
  orgId: '',
  data: {
    ...opening,
    year: 0,
    years: [] as number[],
    bases: [] as BaseCard[],
    editing: '' as BaseGroup | '',
    editingName: '',
    persons: '',
    source: '',
    problem: '',
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh(year?: number) {
    return load(this, async () => {
      this.orgId ||= await areaOf({})
      const thisYear = yearOf(today())
      const shown = year ?? (this.data.year || thisYear)
      const found = await bases(this.orgId, shown)
      return { year: shown, years: [thisYear - 1, thisYear], bases: baseCards(found, this.orgId) }
    })
  },
  again() {
    void this.refresh()
  },
  chooseYear(event: WechatMiniprogram.TouchEvent) {
    const { year } = event.currentTarget.dataset as { year: number }
    if (year !== this.data.year) void this.refresh(year)
  },
  edit(event: WechatMiniprogram.TouchEvent) {
    const { group } = event.currentTarget.dataset as { group: BaseGroup }
    this.setData({
      editing: group,
      editingName: groupNames[group],
      persons: '',
      source: '',
      problem: '',
    })
  },
  close() {
    this.setData({ editing: '' })
  },
  typePersons(event: { detail: string }) {
    this.data.persons = event.detail
  },
  typeSource(event: { detail: string }) {
    this.data.source = event.detail
  },
  save() {
    const { editing, year, persons, source } = this.data
    const problem = baseProblem(persons, source)
    if (problem || !editing) {
      this.setData({ problem })
      return
    }
    void act(this, async () => {
      await enterBase({
        orgId: this.orgId,
        year,
        group: editing,
        persons: Number(persons),
        source: source.trim(),
      })
      say('已录入，比率已按新底数计算')
      return { editing: '', bases: baseCards(await bases(this.orgId, year), this.orgId) }
    })
  },
})
