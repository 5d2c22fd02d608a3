import { sayFullDate, sayTime } from '../../../shared/speak'
import type { CertificateKind } from '../../../shared/visits/credentials'
import { catalogues, publishCatalogue } from '../../api/visit-desk'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { houseOf } from '../house'
import * as form from './form'
import type { Draft, DraftRow, TypedItem } from './form'

type Certificate = { id: CertificateKind; name: string; on: boolean }

Page({
  orgId: '',
  draft: undefined as Draft | undefined,
  data: {
    ...opening,
    from: '',
    first: '',
    fromSays: '',
    callOut: '',
    nightTimes: form.nightTimes,
    nightAt: 0,
    nightSays: '',
    rows: [] as DraftRow[],
    editing: false,
    typed: form.blankItem,
    categories: form.categoryChoices,
    risks: form.riskChoices,
    certificates: [] as Certificate[],
    problem: '',
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await houseOf({})
      const { now, later } = await catalogues(this.orgId)
      const draft = form.emptyDraft(later.at(-1) ?? now, today())
      return { ...this.shown(draft), first: draft.from, callOut: draft.callOut }
    })
  },
  shown(draft: Draft) {
    this.draft = draft
    const { from, nightFrom } = draft
    return {
      ...{ from, fromSays: sayFullDate(from), problem: '' },
      ...{ nightAt: form.nightTimes.indexOf(nightFrom), nightSays: sayTime(nightFrom) },
      ...changedRows(this.data.rows, form.draftRows(draft)),
    }
  },
  setFrom(event: WechatMiniprogram.PickerChange) {
    if (this.draft) this.setData(this.shown({ ...this.draft, from: String(event.detail.value) }))
  },
  setNight(event: WechatMiniprogram.PickerChange) {
    const nightFrom = form.nightTimes[Number(event.detail.value)]
    if (this.draft && nightFrom) this.setData(this.shown({ ...this.draft, nightFrom }))
  },
  typeCallOut(event: { detail: string }) {
    if (this.draft) this.draft.callOut = event.detail
  },
  edit(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code?: string }
    const item = code && this.draft ? form.itemOf(this.draft, code) : undefined
    this.setTyped(item ? form.typedItem(item) : form.blankItem, { editing: true })
  },
  setTyped(typed: TypedItem, more: { editing?: boolean } = {}) {
    const certificates = form.certificateChoices.map((each) => ({
      ...each,
      on: typed.certificates.includes(each.id),
    }))
    this.setData({ typed, certificates, problem: '', ...more })
  },
  close() {
    this.setData({ editing: false, problem: '' })
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field = '' } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field]: event.detail }
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { field, id } = event.currentTarget.dataset as { field: string; id: string }
    this.setTyped({ ...this.data.typed, [field]: id })
  },
  turn(event: WechatMiniprogram.TouchEvent) {
    const { field } = event.currentTarget.dataset as { field: 'order' | 'relative' | 'twoPeople' }
    this.setTyped({ ...this.data.typed, [field]: !this.data.typed[field] })
  },
  turnCertificate(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: CertificateKind }
    const { certificates } = this.data.typed
    const next = certificates.includes(id)
      ? certificates.filter((each) => each !== id)
      : [...certificates, id]
    this.setTyped({ ...this.data.typed, certificates: next })
  },
  put() {
    if (!this.draft) return
    const problem = form.itemProblem(this.data.typed, this.draft)
    this.setData({ problem })
    if (!problem)
      this.setData({ editing: false, ...this.shown(form.withItem(this.draft, this.data.typed)) })
  },
  turnOut(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code: string }
    if (this.draft) this.setData(this.shown(form.turnedOut(this.draft, code)))
  },
  async publish() {
    const { draft } = this
    if (!draft) return
    const problem = form.draftProblem(draft)
    if (problem) this.setData({ problem })
    if (problem) return
    const content = `${sayFullDate(draft.from)}起约的按新目录。已经约好的不变。发布以后不能改，只能再做一份。`
    if (!(await ask({ title: '发布新目录？', content, yes: '发布' }))) return
    await act(this, async () => {
      await publishCatalogue(this.orgId, form.draftRequest(draft))
      say('发布了')
      back()
    })
  },
})

/** The catalogue is long and a tap changes one line: only what differs is drawn anew. */
function changedRows(before: readonly DraftRow[], after: DraftRow[]): Record<string, unknown> {
  if (before.length !== after.length) return { rows: after }
  const changed = after.flatMap((row, at) =>
    JSON.stringify(row) === JSON.stringify(before[at]) ? [] : [[`rows[${at}]`, row]],
  )
  return Object.fromEntries(changed) as Record<string, DraftRow>
}
