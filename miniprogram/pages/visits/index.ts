import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { visits, waits } from '../../api/visits'
import { visitCard, type VisitCardView } from '../../components/visit-card/card'
import { openWaits, type WaitCard } from '../../components/visit-card/wait'
import { today } from '../../kit/clock'
import { currentElder } from '../../kit/elder'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'

/** Cards of one page of a list. */
const PAGE = 10

async function cardsOf(elderId: string, when: 'coming' | 'past', after?: string) {
  const found = await visits({ elderId, when, limit: PAGE, ...(after ? { after } : {}) })
  await syncClock()
  return { cards: found.items.map((one) => visitCard(one, today())), next: found.next ?? '' }
}

/** Cards that are added to a list, each under its place in it. */
const added = (list: string, shown: VisitCardView[], cards: VisitCardView[]) =>
  Object.fromEntries(cards.map((card, at) => [`${list}[${shown.length + at}]`, card]))

/** What comes, what waits in line, and what was. */
Page({
  data: {
    ...opening,
    elderId: '',
    coming: [] as VisitCardView[],
    more: '',
    waits: [] as WaitCard[],
    past: [] as VisitCardView[],
    next: '',
    /** Somebody asked for what was. */
    asked: false,
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = await currentElder()
      if (!elder) return { state: 'empty' }
      const { elderId } = elder
      const [{ cards, next }, waiting] = await Promise.all([
        cardsOf(elderId, 'coming'),
        waits(elderId),
      ])
      const fresh = elderId === this.data.elderId ? {} : { past: [], next: '', asked: false }
      return { elderId, coming: cards, more: next, waits: openWaits(waiting), ...fresh }
    })
  },
  callTeam,
  reads() {
    const { coming, waits: waiting, past } = this.data
    return [
      '要来的',
      coming.length > 0 ? coming : '现在没有',
      waiting,
      past.length > 0 ? ['来过的', past] : [],
    ]
  },
  showMore() {
    const { elderId, coming, more } = this.data
    return act(this, async () => {
      const { cards, next } = await cardsOf(elderId, 'coming', more)
      return { more: next, ...added('coming', coming, cards) }
    })
  },
  showPast() {
    const { elderId, past, next: after } = this.data
    return act(this, async () => {
      const { cards, next } = await cardsOf(elderId, 'past', after)
      return { next, asked: true, ...added('past', past, cards) }
    })
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/visit/index?id=${detail.id}`)
  },
  openWaits() {
    go('/pages/waiting/index')
  },
  book() {
    go('/pages/book/index')
  },
})
