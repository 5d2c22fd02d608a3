import { dayOf } from '../../../shared/day'
import { sayInstant } from '../../components/visit-card/words'
import { sayTime } from '../../../shared/speak'
import { reportAdverse } from '../../api/doors'
import { syncClock } from '../../api/session'
import { visit } from '../../api/visits'
import { now, timeNow, today } from '../../kit/clock'
import { back } from '../../kit/go'
import { newId } from '../../kit/identifier'
import { act, load, opening } from '../../kit/load'
import { adverseOf, adverseProblem, classChoices, harmChoices } from './form'
import type { Typed } from './form'

/** Something went wrong at a door: told the same day, by whoever was there. */
Page({
  id: '',
  /** However often it is sent, it is one report. */
  key: newId(),
  data: {
    ...opening,
    name: '',
    item: '',
    classes: classChoices,
    harms: harmChoices,
    typed: { class: '', harm: '', what: '', firstAid: '', time: '' } as Typed,
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
      const time = timeNow()
      return { name: elder.name, item: name, 'typed.time': time, timeSays: sayTime(time) }
    })
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { field, id } = currentTarget.dataset as { field: 'class' | 'harm'; id: string }
    this.setData({ [`typed.${field}`]: id, problem: '' })
  },
  chooseTime({ detail }: { detail: { value: string } }) {
    this.setData({ 'typed.time': detail.value, timeSays: sayTime(detail.value) })
  },
  type({
    detail,
    currentTarget,
  }: {
    detail: string
    currentTarget: { dataset: { field: string } }
  }) {
    this.data.typed = { ...this.data.typed, [currentTarget.dataset.field]: detail }
  },
  send() {
    const { typed, due } = this.data
    if (due) return back()
    const report = adverseOf(typed, { day: today(), now: now().toISOString() })
    if (!report) return this.setData({ problem: adverseProblem(typed) })
    void act(this, async () => {
      const { reportDueAt } = await reportAdverse(this.id, report, this.key)
      return { due: sayInstant(reportDueAt, dayOf(now())) }
    })
  },
})
