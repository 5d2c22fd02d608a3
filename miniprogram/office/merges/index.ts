import { decideMerge, merges, undoMerge } from '../../api/merges'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { areaOf } from '../area'
import { mergeCard, turned, waitingFirst } from './cards'
import type { MergeCard } from './cards'

const questions = {
  merge: {
    title: '合成一份档案？',
    content:
      '两份合成一份，以后用哪一个编号都打开保留的那份。已经写下的记录和统计不变，以后还可以拆开。',
    yes: '是同一个人',
  },
  refuse: { title: '不是同一个人？', content: '两份档案各归各，不再提示。', yes: '不是' },
  undo: {
    title: '拆开这两份档案？',
    content: '各回各的，合并以后写下的记录留在保留的那份。',
    yes: '拆开',
  },
}

Page({
  orgId: '',
  data: { ...opening, merges: [] as MergeCard[], waiting: 0 },
  onLoad(query: { orgId?: string }) {
    this.orgId = query.orgId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      this.orgId ||= await areaOf({})
      return this.fetch()
    })
  },
  async fetch() {
    const cards = waitingFirst(await merges(this.orgId)).map((merge) => mergeCard(merge, today()))
    return {
      merges: cards,
      waiting: cards.filter(({ open }) => open).length,
      state: cards.length > 0 ? ('ready' as const) : ('empty' as const),
    }
  },
  /** Keeps the other of the two: the one that has the contract. */
  turn(event: WechatMiniprogram.TouchEvent) {
    const { at } = event.currentTarget.dataset as { at: number }
    const card = this.data.merges[at]
    if (card) this.setData({ [`merges[${at}]`]: turned(card) })
  },
  async decide(event: WechatMiniprogram.TouchEvent) {
    const { id, merge } = event.currentTarget.dataset as { id: string; merge: boolean }
    const keptId = this.data.merges.find((card) => card.id === id)?.sides[0]?.id
    if (!(await ask(merge ? questions.merge : questions.refuse))) return
    await act(this, async () => {
      await decideMerge(id, { merge, ...(merge && keptId ? { keptId } : {}) })
      say(merge ? '已合成一份' : '记下了')
      return this.fetch()
    })
  },
  async undo(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    if (!(await ask(questions.undo))) return
    await act(this, async () => {
      await undoMerge(id)
      say('已拆开')
      return this.fetch()
    })
  },
})
