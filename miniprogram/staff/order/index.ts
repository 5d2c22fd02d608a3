import { sayFullDate } from '../../../shared/speak'
import { addDays } from '../../../shared/day'
import type { VisitView } from '../../../shared/visits/view'
import { giveOrder } from '../../api/doors'
import { visit } from '../../api/visits'
import { say } from '../../kit/ask'
import { draftOf, forgetDraft, keepDraft } from '../../kit/drafts'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import {
  emptyOrder,
  fromChoices,
  onlyPhoto,
  orderOf,
  orderProblem,
  termChoices,
  withTaken,
} from './form'
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
      const written = draftOf<Typed>(this.draft()) ?? this.data.typed
      const photos = withTaken(files, written)
      const typed = { ...written, fileId: onlyPhoto(written, photos) }
      return {
        who: `${elder.name}${elder.age ? ` ${elder.age} 岁` : ''}`,
        ...{ item: name, elderId: elder.id, typed, files: photos },
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
  /** The same, shown. */
  answer(change: Partial<Typed>) {
    this.change(change)
    this.setData({ typed: this.data.typed, problem: '' })
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: Typed['from'] }
    const { typed, files } = this.data
    this.answer({ from: id, fileId: onlyPhoto({ ...typed, from: id }, files) })
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
    const files = withTaken(this.data.files, { ...this.data.typed, fileId: detail.id })
    this.setData({ files })
    this.answer({ fileId: detail.id })
  },
  choosePaper({ detail }: { detail: { id: string } }) {
    this.answer({ fileId: detail.id })
  },
  save() {
    const { typed, files } = this.data
    const { shown } = this
    const problem = orderProblem(typed, files.length)
    if (problem || !shown) return this.setData({ problem })
    void act(this, async () => {
      await giveOrder(shown, orderOf(typed, shown.day))
      forgetDraft(this.draft())
      say('医嘱记好了')
      back()
    })
  },
})
