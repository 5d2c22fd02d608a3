import { addDays } from '../../../shared/day'
import { roster } from '../../api/schedule'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { housePage } from '../house-page'
import { mondayOf, rosterTable } from '../roster-cards'
import type { DayHead, RosterRow } from '../roster-cards'

const WEEK = 7

Page({
  ...housePage,
  from: '',
  data: {
    ...opening,
    week: '',
    /** The day a phone shows; '' the whole week, which a PC always shows. */
    day: '',
    heads: [] as DayHead[],
    rows: [] as RosterRow[],
    unknown: false,
  },
  /** The week asked for, else the one shown, else this one. */
  async fetch(asked?: string) {
    const from = asked ?? (this.from || mondayOf(today()))
    const table = rosterTable(await roster(this.orgId, from), today())
    this.from = from
    const heads = table.heads.map(({ day }) => day)
    const day =
      heads.find((each) => each === this.data.day) ?? heads.find((each) => each === today())
    return {
      ...table,
      day: day ?? heads[0] ?? '',
      state: table.rows.length > 0 ? ('ready' as const) : ('empty' as const),
    }
  },
  turn(event: WechatMiniprogram.TouchEvent) {
    const { weeks } = event.currentTarget.dataset as { weeks: number }
    const from = weeks === 0 ? mondayOf(today()) : addDays(this.from, weeks * WEEK)
    void act(this, () => this.fetch(from))
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { day } = event.currentTarget.dataset as { day: string }
    this.setData({ day })
  },
  openPlan(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/office/plan/index?staffId=${id}`)
  },
  openDay(event: WechatMiniprogram.TouchEvent) {
    const { id, day, name } = event.currentTarget.dataset as Record<string, string>
    const query = `staffId=${id}&day=${day}&name=${encodeURIComponent(name ?? '')}`
    go(`/office/special-day/index?${query}&orgId=${this.orgId}`)
  },
  openLeave() {
    go(`/office/leave/index?orgId=${this.orgId}`)
  },
})
