import type { PlanView, ScheduledStaff, Span } from '../../../shared/schedule'
import { saySpoken } from '../../../shared/speak'
import { plan, scheduledStaff, setPlan } from '../../api/schedule'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { asMonday, dayCards, laterWords, planProblem, planRequest, travels, typedOf } from './form'
import type { Typed } from './form'

Page({
  orgId: '',
  staffId: '',
  typed: { from: '', weekly: [], cap: '', travelMinutes: 0 } as Typed,
  version: 0,
  data: {
    ...opening,
    /** Whose week? Asked when the page is opened for nobody. */
    people: [] as ScheduledStaff[],
    name: '',
    title: '',
    from: '',
    fromSays: '',
    today: '',
    days: [] as ReturnType<typeof dayCards>,
    open: 0,
    cap: '',
    travels: travels.map((minutes) => ({
      minutes,
      name: minutes === 0 ? '不算' : `${minutes} 分钟`,
    })),
    travelMinutes: 0,
    later: [] as string[],
    problem: '',
  },
  onLoad({ orgId = '', staffId = '' }: { orgId?: string; staffId?: string }) {
    Object.assign(this, { orgId, staffId })
    void this.refresh()
  },
  refresh() {
    return load(this, async () =>
      this.staffId ? this.shown(await plan(this.staffId)) : this.everybody(),
    )
  },
  async everybody() {
    const people = await scheduledStaff(this.orgId || (await houseOf({})))
    return { people, state: people.length > 0 ? ('ready' as const) : ('empty' as const) }
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/office/plan/index?staffId=${id}`)
  },
  openStaff() {
    go('/office/staff/index')
  },
  shown(view: PlanView) {
    this.typed = typedOf(view, today())
    this.version = view.version
    const { from, weekly, cap, travelMinutes } = this.typed
    return {
      ...{ name: view.staff.name, title: view.staff.title, from, cap, travelMinutes },
      ...{ fromSays: saySpoken(from, today()), today: today() },
      ...{ days: dayCards(weekly), later: laterWords(view, today()) },
    }
  },
  openDay(event: WechatMiniprogram.TouchEvent) {
    const { at } = event.currentTarget.dataset as { at: number }
    this.setData({ open: this.data.open === at ? -1 : at })
  },
  setSpans({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ spans: Span[] }>) {
    const { at } = currentTarget.dataset as { at: number }
    this.typed.weekly = this.typed.weekly.map((old, index) => (index === at ? detail.spans : old))
    this.setData({ [`days[${at}]`]: dayCards(this.typed.weekly)[at], problem: '' })
  },
  likeMonday() {
    this.typed.weekly = asMonday(this.typed.weekly)
    this.setData({ days: dayCards(this.typed.weekly), problem: '' })
  },
  setFrom(event: WechatMiniprogram.PickerChange) {
    const from = String(event.detail.value)
    this.typed.from = from
    this.setData({ from, fromSays: saySpoken(from, today()) })
  },
  setCap(event: { detail: string }) {
    this.typed.cap = event.detail
  },
  setTravel(event: WechatMiniprogram.TouchEvent) {
    const { minutes } = event.currentTarget.dataset as { minutes: number }
    this.typed.travelMinutes = minutes
    this.setData({ travelMinutes: minutes })
  },
  save() {
    const problem = planProblem(this.typed)
    if (problem) this.setData({ problem })
    if (problem) return
    void act(this, async () => {
      await setPlan(this.staffId, planRequest(this.typed, this.version))
      say('排班改好了')
      back()
    })
  },
})
