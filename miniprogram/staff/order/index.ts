import { sayFullDate } from '../../../shared/speak'
import { addDays } from '../../../shared/day'
import type { VisitView } from '../../../shared/visits/view'
import { giveOrder } from '../../api/doors'
import { visit } from '../../api/visits'
import { say } from '../../kit/ask'
import { draftOf, forgetDraft, keepDraft } from '../../kit/drafts'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { emptyOrder, fromChoices, orderOf, orderProblem, termChoices, withPhoto } from './form'
import type { Typed } from './form'

/** 医嘱: what a doctor orders, or found in another institution's order and its photo. */
Page({
  id: '',
  shown: undefined as VisitView | undefined,
  data: {
    ...opening,
    who: '',
    item: '',
    elderId: '',
    given: '',
    files: [] as { id: string; name: string }[],
    froms: fromChoices,
    terms: termChoices,
    typed: emptyOrder,
    until: '',
    problem: '',
  },
  onLoad({ id = '' }: Record<string, string>) {
    this.id = id
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await visit(this.id)
      this.shown = found
      const { elder, name, order, files, day } = found
      const typed = draftOf<Typed>(this.draft()) ?? this.data.typed
      const taken = typed.fileId ? [{ id: typed.fileId, name: '医嘱照片' }] : []
      return {
        who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
        ...{ item: name, elderId: elder.id, typed, files: [...files, ...taken] },
        given: order ? `已有医嘱：${order.text}（${order.byName}）` : '',
        until: sayFullDate(addDays(day, typed.days)),
      }
    })
  },
  draft() {
    return `order ${this.id}`
  },
  /** Every answer is kept on the phone until it was sent. */
  change(change: Partial<Typed>) {
    this.data.typed = { ...this.data.typed, ...change }
    keepDraft(this.draft(), this.data.typed)
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: Typed['from'] }
    this.change({ from: id })
    this.setData({ 'typed.from': id, problem: '' })
  },
  chooseTerm({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { days } = currentTarget.dataset as Pick<Typed, 'days'>
    const until = sayFullDate(addDays(this.shown?.day ?? '', days))
    this.change({ days })
    this.setData({ 'typed.days': days, until })
  },
  type({ detail }: { detail: string }) {
    this.change({ text: detail })
  },
  addPaper({ detail }: { detail: { id: string } }) {
    const files = [...this.data.files, { id: detail.id, name: '医嘱照片' }]
    this.change({ fileId: detail.id })
    this.setData({ files, problem: '' })
  },
  save() {
    const typed = withPhoto(this.data.typed, this.data.files)
    const { shown } = this
    const problem = orderProblem(typed)
    if (problem || !shown) return this.setData({ problem })
    void act(this, async () => {
      await giveOrder(shown, orderOf(typed, shown.day))
      forgetDraft(this.draft())
      say('医嘱记好了')
      back()
    })
  },
})
