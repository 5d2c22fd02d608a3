import type { OfferRequest } from '../../../shared/visits/care'
import type { VisitView } from '../../../shared/visits/view'
import { candidates, offer, reassign } from '../../api/visit-desk'
import { visit } from '../../api/visits'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { visitLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { actionOf, candidateCards, chosenOf, turned, wayOf } from './cards'
import type { CandidateCard, Way } from './cards'

Page({
  id: '',
  view: undefined as VisitView | undefined,
  data: {
    ...opening,
    line: {} as VisitLine,
    way: 'offer' as Way,
    people: 1,
    able: [] as CandidateCard[],
    others: [] as CandidateCard[],
    action: '',
    actionOff: '',
  },
  onLoad({ id = '' }: { id?: string }) {
    this.id = id
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const [view, found] = await Promise.all([visit(this.id), candidates(this.id)])
      this.view = view
      const cards = candidateCards(found)
      const able = cards.filter(({ why }) => why.length === 0)
      return {
        ...{ line: visitLine(view, today()), way: wayOf(view), people: found.people, able },
        others: cards.filter(({ why }) => why.length > 0),
        ...actionOf(able, found.people),
      }
    })
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const { people } = this.data
    const able = turned(this.data.able, id, people)
    this.setData({ able, ...actionOf(able, people) })
  },
  openPapers(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/office/credential/index?staffId=${id}`)
  },
  send() {
    return this.assign({ staffIds: chosenOf(this.data.able) })
  },
  /** Whoever came before, is near, has fewest visits: in the order of the list. */
  async sendAny() {
    const agreed = await ask({
      title: '谁合适谁去？',
      content: '来过的先，住得近的先，这个月去得少的先。老人会收到通知：谁来。',
      yes: '就这样派',
    })
    if (agreed) await this.assign({})
  },
  assign(to: Pick<OfferRequest, 'staffIds'>) {
    return act(this, async () => {
      const { view } = this
      if (!view) return
      const send = this.data.way === 'offer' ? offer : reassign
      const { staff } = await send(view, to)
      say(`定了 ${staff.map(({ name }) => name).join('、')}，已通知`)
      back()
    })
  },
})
