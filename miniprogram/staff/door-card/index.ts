import type { DoorCardView } from '../../../shared/register'
import { doorCard, issueDoorCard, revokeDoorCard } from '../../api/desk'
import { person } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { takeText } from '../../kit/files'
import { act, load, opening } from '../../kit/load'
import { cardOf, doorCardSheet } from './cards'
import type { Card } from './cards'

Page({
  elderId: '',
  data: { ...opening, name: '', centre: '', card: null as Card | null, action: '' },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const [elder, card] = await Promise.all([person(this.elderId), doorCard(this.elderId)])
      return { name: elder.name, centre: elder.centre.name, ...shown(card) }
    })
  },
  async make() {
    if (this.data.card && !(await ask(again))) return
    await act(this, async () => shown(await issueDoorCard(this.elderId)))
  },
  print() {
    const { name, centre, card } = this.data
    if (!card?.qr) return this.make()
    return act(this, async () => {
      await takeText(`门卡-${name}.html`, doorCardSheet({ name, centre, drawn: card.drawn }))
      say('打印版已导出，打开即可打印')
    })
  },
  async revoke() {
    if (!(await ask(lost))) return
    await act(this, async () => {
      await revokeDoorCard(this.elderId)
      say('已作废')
      return shown(null)
    })
  },
})

/** The card with the one thing to do about it. */
function shown(view: DoorCardView | null): { card: Card | null; action: string } {
  const card = view && cardOf(view)
  if (!card) return { card, action: '做一张门卡' }
  return { card, action: card.qr ? '打印版' : '换一张新的' }
}

const again = { title: '换一张新的？', content: '原来的那张马上作废。', yes: '换新的' }
const lost = { title: '作废这张门卡？', content: '扫它就没有用了。可以再做一张。', yes: '作废' }
