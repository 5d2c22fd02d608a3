import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { cancelVisit, visit } from '../../api/visits'
import { sayWhen } from '../../components/visit-card/words'
import { say } from '../../kit/ask'
import { now } from '../../kit/clock'
import { actForOwner } from '../../kit/elder'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { cancelCost, OTHER, reasonChoices, restChoices, type CancelCost } from './view'

/** Why, what it costs, and of a series: this one or the rest. */
Page({
  data: {
    ...opening,
    id: '',
    version: 0,
    about: '',
    cost: {} as CancelCost,
    series: false,
    reasons: reasonChoices,
    reason: '',
    rests: restChoices,
    rest: 'one',
    off: '先选一个原因',
  },
  words: '',
  onLoad({ id = '' }: Record<string, string>) {
    this.setData({ id })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await visit(this.data.id)
      await actForOwner(found.elder.id)
      await syncClock()
      const { version, name, day, time, seriesId } = found
      return {
        ...{ version, about: `${name}，${sayWhen(day, time)}`, series: seriesId !== undefined },
        cost: cancelCost(found, now()),
      }
    })
  },
  callTeam,
  reads() {
    const { about, cost, reasons } = this.data
    return ['为什么取消？', about, cost.says, reasons]
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ reason: detail.id, off: this.whyOff(detail.id) })
  },
  chooseRest({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ rest: detail.id })
  },
  type({ detail }: { detail: string }) {
    this.words = detail.trim()
    const off = this.whyOff(this.data.reason)
    if (off !== this.data.off) this.setData({ off })
  },
  whyOff(reason: string): string {
    if (!reason) return '先选一个原因'
    return reason === OTHER && !this.words ? '请写一写原因' : ''
  },
  cancel() {
    const { id, version, reason, rest } = this.data
    return act(this, async () => {
      const said = reason === OTHER ? this.words : reason
      await cancelVisit(id, version, { reason: said, ...(rest === 'rest' ? { rest: true } : {}) })
      say('已经取消')
      back()
    })
  },
})
