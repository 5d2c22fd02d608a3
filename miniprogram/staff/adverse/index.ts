import { dayOf } from '../../../shared/day'
import { sayInstant } from '../../components/visit-card/words'
import { sayTime } from '../../../shared/speak'
import { reportAdverse } from '../../api/doors'
import { syncClock } from '../../api/session'
import { visit } from '../../api/visits'
import { now, timeNow, today } from '../../kit/clock'
import { draftOf, forgetDraft, keepDraft } from '../../kit/drafts'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { adverseOf, adverseProblem, classChoices, harmChoices } from './form'
import type { Typed } from './form'

const nothing: Typed = { class: '', harm: '', what: '', firstAid: '', time: '' }

/** Something went wrong at a door: told the same day, by whoever was there. */
Page({
  id: '',
  data: {
    ...opening,
    name: '',
    item: '',
    classes: classChoices,
    harms: harmChoices,
    typed: nothing,
    timeSays: '',
    problem: '',
    /** Until when the centre has to report it; '' before it was sent. */
    due: '',
  },
  onLoad({ id = '' }: Record<string, string>) {
    this.id = id
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const { elder, name } = await visit(this.id)
      await syncClock()
      const typed = draftOf<Typed>(this.draft()) ?? { ...this.data.typed, time: timeNow() }
      return { name: elder.name, item: name, typed, timeSays: sayTime(typed.time) }
    })
  },
  draft() {
    return `adverse ${this.id}`
  },
  /** Every answer is kept on the phone until it was sent. */
  change(change: Partial<Typed>) {
    this.data.typed = { ...this.data.typed, ...change }
    keepDraft(this.draft(), this.data.typed)
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { field, id } = currentTarget.dataset as { field: 'class' | 'harm'; id: string }
    this.change({ [field]: id })
    this.setData({ [`typed.${field}`]: id, problem: '' })
  },
  chooseTime({ detail }: { detail: { value: string } }) {
    this.change({ time: detail.value })
    this.setData({ 'typed.time': detail.value, timeSays: sayTime(detail.value) })
  },
  type({
    detail,
    currentTarget,
  }: {
    detail: string
    currentTarget: { dataset: { field: string } }
  }) {
    this.change({ [currentTarget.dataset.field]: detail })
  },
  send() {
    const { typed, due } = this.data
    if (due) return back()
    const report = adverseOf(typed, { day: today(), now: now().toISOString() })
    if (!report) return this.setData({ problem: adverseProblem(typed) })
    void act(this, async () => {
      const { reportDueAt } = await reportAdverse(this.id, report)
      forgetDraft(this.draft())
      return { due: sayInstant(reportDueAt, dayOf(now())) }
    })
  },
})
