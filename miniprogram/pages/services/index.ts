import { callTeam } from '../../api/contact'
import { records } from '../../api/records'
import { syncClock } from '../../api/session'
import { serviceCard, type ServiceCard } from '../../components/service-card/card'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { actingFor, session } from '../../kit/session'

/** Cards of one page of the list: large enough to read on, small enough for one first screen. */
const PAGE = 10

async function cardsOf(
  elderId: string,
  after?: string,
): Promise<{ cards: ServiceCard[]; next: string }> {
  const { items, next = '' } = await records({ elderId, limit: PAGE, ...(after ? { after } : {}) })
  await syncClock()
  return { cards: items.map((record) => serviceCard(record, today())), next }
}

/** Services received, newest first. */
Page({
  data: { ...opening, cards: [] as ServiceCard[], next: '', elderId: '' },
  onLoad() {
    void this.refresh()
  },
  onShow() {
    if (this.data.state !== 'loading') void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = actingFor(await session())
      if (!elder) return { state: 'empty' }
      const found = await cardsOf(elder.elderId)
      return {
        state: found.cards.length === 0 ? 'empty' : 'ready',
        elderId: elder.elderId,
        ...found,
      }
    })
  },
  callTeam,
  reads() {
    return ['做过的服务', this.data.cards]
  },
  /** Only the new cards are sent to the page, each under its place in the list. */
  showEarlier() {
    const { elderId, next, cards: shown } = this.data
    return act(this, async () => {
      const { cards, next: following } = await cardsOf(elderId, next)
      const added = cards.map((card, at) => [`cards[${shown.length + at}]`, card])
      return { next: following, ...(Object.fromEntries(added) as Record<string, ServiceCard>) }
    })
  },
})
