import { consultationRules } from '../../../shared/visits/consultation'
import type { VisitView } from '../../../shared/visits/view'
import { consult, offerVisit } from '../../api/doors'
import { syncClock } from '../../api/session'
import { visit } from '../../api/visits'
import { sayWhenNear } from '../../components/visit-card/words'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { draftOf, forgetDraft, keepDraft } from '../../kit/drafts'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import {
  consultOf,
  consultProblem,
  emptyConsult,
  resultChoices,
  wayChoices,
  withTaken,
} from './form'
import type { Typed } from './form'

/** 首诊: whether somebody may be cared for at home. What is suitable can be handed to a nurse at once. */
Page({
  id: '',
  shown: undefined as VisitView | undefined,
  data: {
    ...opening,
    who: '',
    item: '',
    when: '',
    note: '',
    elderId: '',
    files: [] as { id: string; name: string }[],
    before: '',
    ways: wayChoices,
    results: resultChoices,
    validDays: consultationRules.validDays,
    typed: emptyConsult,
    problem: '',
    /** Looked at; what is next. */
    done: false,
    mayOffer: false,
    owesOrder: false,
  },
  onLoad({ id = '' }: Record<string, string>) {
    this.id = id
    void this.refresh()
  },
  /** Back from the order: it is not owed any more. */
  onShow() {
    if (this.data.done) void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await visit(this.id)
      await syncClock()
      const { elder, name, day, time, note = '', files, consultation } = found
      const typed = draftOf<Typed>(this.draft()) ?? this.data.typed
      return {
        ...this.take(found),
        typed,
        ...{ item: name, note, elderId: elder.id },
        who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
        when: sayWhenNear(day, time, today()),
        files: withTaken(files, typed.fileIds),
        before: consultation ? `上一次：${consultation.byName}，${consultation.findings}` : '',
        // A condition that changed may be looked at again: what was looked at here just now stays done.
        done: this.data.done || !found.may.includes('consult'),
      }
    })
  },
  draft() {
    return `consult ${this.id}`
  },
  /** Every answer is kept on the phone until it was sent. */
  change(change: Partial<Typed>) {
    this.data.typed = { ...this.data.typed, ...change }
    keepDraft(this.draft(), this.data.typed)
  },
  take(found: VisitView) {
    this.shown = found
    return {
      mayOffer: found.may.includes('offer'),
      owesOrder: found.needs.order && !found.order,
    }
  },
  chooseWay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: Typed['way'] }
    this.change({ way: id })
    this.setData({ 'typed.way': id, problem: '' })
  },
  chooseResult({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: Typed['result'] }
    this.change({ result: id })
    this.setData({ 'typed.result': id, problem: '' })
  },
  toggleChanged() {
    const changed = !this.data.typed.changed
    this.change({ changed })
    this.setData({ 'typed.changed': changed })
  },
  type({ detail }: { detail: string }) {
    this.change({ findings: detail })
  },
  addPaper({ detail }: { detail: { id: string } }) {
    const { files, typed } = this.data
    this.change({ fileIds: [...typed.fileIds, detail.id] })
    this.setData({ files: withTaken(files, [detail.id]), problem: '' })
  },
  save() {
    const { typed, files, done } = this.data
    if (done) return this.goOn()
    const problem = consultProblem(typed, files.length)
    const found = consultOf(typed)
    if (problem || !found) return this.setData({ problem })
    void act(this, async () => {
      const { shown } = this
      if (!shown) return {}
      const taken = this.take(await consult(shown, found))
      forgetDraft(this.draft())
      say('首诊记好了')
      return { ...taken, done: true, before: found.findings }
    })
  },
  goOn() {
    if (this.data.owesOrder) return go(`/staff/order/index?id=${this.id}`)
    if (!this.data.mayOffer) return back()
    void act(this, async () => {
      const { shown } = this
      if (!shown) return {}
      await offerVisit(shown)
      say('派出去了，等护士接单')
      back()
      return {}
    })
  },
})
