import { saySpoken } from '../../../shared/speak'
import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { complain, rateVisit, visit } from '../../api/visits'
import { starsOf, starWords, type Star } from '../../components/star-rating/stars'
import { sayStaff, sayWhen } from '../../components/visit-card/words'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { actForOwner } from '../../kit/elder'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'

/** How was it? Stars and words; `?part=complaint`: what was wrong, and by when it is answered. */
Page({
  data: {
    ...opening,
    id: '',
    part: '',
    about: '',
    who: '',
    stars: starsOf(0) as Star[],
    given: 0,
    words: '',
    off: '',
    due: '',
  },
  text: '',
  onLoad({ id = '', part = '' }: Record<string, string>) {
    this.setData({ id, part, off: part ? '请写一写是什么事' : '先点几颗星' })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await visit(this.data.id)
      await actForOwner(found.elder.id)
      await syncClock()
      const { name, day, time, staff } = found
      return { about: `${name}，${sayWhen(day, time)}`, who: sayStaff(staff) }
    })
  },
  callTeam,
  reads() {
    const { part, about, who, due } = this.data
    return [part ? '哪里不对？' : '这次怎么样？', about, who, due]
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ stars: number }>) {
    const given = detail.stars
    this.setData({ given, stars: starsOf(given), words: starWords[given - 1] ?? '', off: '' })
  },
  type({ detail }: { detail: string }) {
    this.text = detail.trim()
    if (!this.data.part) return
    const off = this.text ? '' : '请写一写是什么事'
    if (off !== this.data.off) this.setData({ off })
  },
  send() {
    if (this.data.due) return back()
    return act(this, () => (this.data.part ? this.complain() : this.rate()))
  },
  async rate() {
    const { id, given } = this.data
    await rateVisit(id, { stars: given, ...(this.text ? { words: this.text } : {}) })
    say('谢谢，记下了')
    back()
  },
  async complain() {
    const { dueOn } = await complain(this.data.id, this.text)
    return { due: saySpoken(dueOn, today()) }
  },
})
