import type { Span } from '../../../shared/schedule'
import { sayDay } from '../../../shared/speak'
import { removeException, roster, setException } from '../../api/schedule'
import { ask, say } from '../../kit/ask'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { affectedWords, dayNow, exceptionProblem, exceptionRequest, usualReasons } from './form'

Page({
  orgId: '',
  staffId: '',
  day: '',
  data: {
    ...opening,
    name: '',
    daySays: '',
    now: [] as string[],
    noted: false,
    spans: [] as Span[],
    reasons: usualReasons,
    why: '',
    problem: '',
    affected: '',
  },
  onLoad({ orgId = '', staffId = '', day = '', name = '' }: Record<string, string>) {
    Object.assign(this, { orgId, staffId, day })
    this.setData({ name: decodeURIComponent(name), daySays: sayDay(day) })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await houseOf({})
      const week = await roster(this.orgId, this.day)
      const { spans, says, noted } = dayNow(week, this.staffId, this.day)
      return { spans, now: says, noted }
    })
  },
  setSpans({ detail }: WechatMiniprogram.CustomEvent<{ spans: Span[] }>) {
    this.setData({ spans: detail.spans, problem: '' })
  },
  dayOff() {
    this.setData({ spans: [], problem: '' })
  },
  chooseWhy(event: WechatMiniprogram.TouchEvent) {
    const { why } = event.currentTarget.dataset as { why: string }
    this.setData({ why, problem: '' })
  },
  typeWhy(event: { detail: string }) {
    this.data.why = event.detail
  },
  save() {
    const { spans, why } = this.data
    const problem = exceptionProblem(spans, why)
    if (problem) this.setData({ problem })
    if (problem) return
    void act(this, async () => {
      const { affected } = await setException(this.staffId, this.day, exceptionRequest(spans, why))
      return this.settled('这一天安排好了', affected)
    })
  },
  async undo() {
    const question = {
      title: '还照每周的来？',
      content: '去掉这一天的另外安排。',
      yes: '照每周的',
    }
    if (!(await ask(question))) return
    await act(this, async () => {
      const { affected } = await removeException(this.staffId, this.day)
      return this.settled('照每周的安排了', affected)
    })
  },
  /** It is done; whoever has to find somebody else for a visit stays, and sees the day as it stands now. */
  settled(words: string, { length }: readonly unknown[]) {
    say(words)
    if (length === 0) back()
    else void this.refresh()
    return { affected: affectedWords(length) }
  },
  openAffected() {
    go(`/office/queue/index?list=to-reassign&orgId=${this.orgId}`)
  },
})
