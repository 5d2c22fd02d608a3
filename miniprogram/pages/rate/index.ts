import { saySpoken } from '../../../shared/speak'
import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { complain, rateVisit, visit } from '../../api/visits'
import { starsOf, starWords, type Star } from '../../components/star-rating/stars'
import { sayStaff, sayWhen } from '../../components/visit-card/words'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { draftOf, forgetDraft, keepDraft } from '../../kit/drafts'
import { actForOwner } from '../../kit/elder'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'

/** What is kept on the phone until it was sent. */
interface Written {
  given: number
  text: string
}

/** What a rating, or a complaint, still lacks; '' when it can be sent. */
function missing(part: string, { given, text }: Written): string {
  if (part) return text ? '' : '请写一写是什么事'
  return given > 0 ? '' : '先点几颗星'
}

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
    text: '',
    words: '',
    off: '',
    due: '',
  },
  onLoad({ id = '', part = '' }: Record<string, string>) {
    this.setData({ id, part })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await visit(this.data.id)
      await actForOwner(found.elder.id)
      await syncClock()
      const { name, day, time, staff } = found
      const { given, text } = draftOf<Written>(this.draft()) ?? this.data
      return {
        about: `${name}，${sayWhen(day, time)}`,
        who: sayStaff(staff),
        ...this.shown(given, text),
      }
    })
  },
  callTeam,
  reads() {
    const { part, about, who, due } = this.data
    return [part ? '哪里不对？' : '这次怎么样？', about, who, due]
  },
  draft() {
    return `${this.data.part || 'rate'} ${this.data.id}`
  },
  shown(given: number, text: string) {
    const off = missing(this.data.part, { given, text })
    return { given, text, stars: starsOf(given), words: starWords[given - 1] ?? '', off }
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ stars: number }>) {
    const { text } = this.data
    keepDraft(this.draft(), { given: detail.stars, text })
    this.setData(this.shown(detail.stars, text))
  },
  type({ detail }: { detail: string }) {
    // It stands in its field already; the page is told only when the button is to change.
    this.data.text = detail.trim()
    const { given, text } = this.data
    keepDraft(this.draft(), { given, text })
    const { off } = this.shown(given, text)
    if (off !== this.data.off) this.setData({ off })
  },
  send() {
    if (this.data.due) return back()
    return act(this, () => (this.data.part ? this.complain() : this.rate()))
  },
  async rate() {
    const { id, given, text } = this.data
    await rateVisit(id, { stars: given, ...(text ? { words: text } : {}) })
    forgetDraft(this.draft())
    say('谢谢，记下了')
    back()
  },
  async complain() {
    const { dueOn } = await complain(this.data.id, this.data.text)
    forgetDraft(this.draft())
    return { due: saySpoken(dueOn, today()) }
  },
})
