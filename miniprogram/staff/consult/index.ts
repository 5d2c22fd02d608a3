import { consultationRules } from '../../../shared/visits/consultation'
import type { VisitView } from '../../../shared/visits/view'
import { consult, offerVisit } from '../../api/doors'
import { syncClock } from '../../api/session'
import { visit } from '../../api/visits'
import { sayWhenNear } from '../../components/visit-card/words'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { consultOf, consultProblem, emptyConsult, resultChoices, wayChoices } from './form'
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
      return {
        ...this.take(found),
        ...{ item: name, note, files, elderId: elder.id },
        who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
        when: sayWhenNear(day, time, today()),
        before: consultation ? `上一次：${consultation.byName}，${consultation.findings}` : '',
        done: !found.may.includes('consult'),
      }
    })
  },
  take(found: VisitView) {
    this.shown = found
    return {
      mayOffer: found.may.includes('offer'),
      owesOrder: found.needs.order && !found.order,
    }
  },
  chooseWay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ 'typed.way': (currentTarget.dataset as { id: string }).id, problem: '' })
  },
  chooseResult({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ 'typed.result': (currentTarget.dataset as { id: string }).id, problem: '' })
  },
  toggleChanged() {
    this.setData({ 'typed.changed': !this.data.typed.changed })
  },
  type({ detail }: { detail: string }) {
    this.data.typed = { ...this.data.typed, findings: detail }
  },
  addPaper({ detail }: { detail: { id: string } }) {
    const { files, typed } = this.data
    this.setData({
      files: [...files, { id: detail.id, name: `照片 ${files.length + 1}` }],
      typed: { ...typed, fileIds: [...typed.fileIds, detail.id] } satisfies Typed,
      problem: '',
    })
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
