import { coverKinds, coverNames } from '../../../shared/visits/credentials'
import type { Cover, CoverKind } from '../../../shared/visits/credentials'
import { covers, putCovers } from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { houseOf } from '../house'
import { coverRow, coversProblem, coversRequest, oneMore } from './form'
import type { CoverRow } from './form'

Page({
  orgId: '',
  version: 0,
  data: {
    ...opening,
    rows: [] as CoverRow[],
    kinds: coverKinds.map((kind) => ({ kind, name: coverNames[kind] })),
    problem: '',
  },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await houseOf({})
      const found = await covers(this.orgId)
      this.version = found.version
      return this.shown(found.covers)
    })
  },
  shown(all: readonly Cover[]) {
    return { rows: all.map((cover) => coverRow(cover, today())), problem: '' }
  },
  add(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: CoverKind }
    const { rows } = this.data
    this.setData(this.shown([...rows, oneMore(rows, kind, today())]))
  },
  drop(event: WechatMiniprogram.TouchEvent) {
    const { at } = event.currentTarget.dataset as { at: number }
    this.setData(this.shown(this.data.rows.filter((_, index) => index !== at)))
  },
  type(event: { detail: string; currentTarget: { dataset: { at: number; field: string } } }) {
    const { at, field } = event.currentTarget.dataset
    const row = this.data.rows[at]
    if (row && (field === 'insurer' || field === 'policyNumber')) row[field] = event.detail
  },
  setDay(event: WechatMiniprogram.PickerChange) {
    const { at, field } = event.currentTarget.dataset as { at: number; field: 'from' | 'until' }
    const day = String(event.detail.value)
    const changed = this.data.rows.map((row, index) =>
      index === at ? { ...row, [field]: day } : row,
    )
    this.setData(this.shown(changed))
  },
  save() {
    const { rows } = this.data
    const problem = coversProblem(rows)
    if (problem) this.setData({ problem })
    if (problem) return
    void act(this, async () => {
      const { lacking } = await putCovers(this.orgId, coversRequest(rows, this))
      say(lacking.length === 0 ? '登记了，三种都在期' : '登记了，还有没在期的')
      back()
    })
  },
})
