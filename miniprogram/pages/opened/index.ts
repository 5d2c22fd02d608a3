import { opened } from '../../api/access'
import { callTeam } from '../../api/contact'
import { syncClock } from '../../api/session'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { actingFor, session } from '../../kit/session'
import { openedCard, type OpenedCard } from './view'

async function cardsOf(elderId: string, after?: string) {
  const { items, next = '' } = await opened(elderId, after)
  await syncClock()
  return { cards: items.map((row) => openedCard(row, today())), next }
}

/** Who opened the elder's file, newest first. Nobody can hide a line here. */
Page({
  data: { ...opening, cards: [] as OpenedCard[], next: '', elderId: '' },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = actingFor(await session())
      if (!elder) return { state: 'empty' }
      const found = await cardsOf(elder.elderId)
      return { state: found.cards.length > 0 ? 'ready' : 'empty', elderId: elder.elderId, ...found }
    })
  },
  callTeam,
  reads() {
    return ['谁看过我的档案', this.data.cards]
  },
  /** Only the new cards are sent to the page, each under its place in the list. */
  showEarlier() {
    const { elderId, next, cards: shown } = this.data
    return act(this, async () => {
      const { cards, next: following } = await cardsOf(elderId, next)
      const added = cards.map((card, at) => [`cards[${shown.length + at}]`, card])
      return { next: following, ...(Object.fromEntries(added) as Record<string, OpenedCard>) }
    })
  },
})
