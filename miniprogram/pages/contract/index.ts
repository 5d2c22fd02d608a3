import { callTeam } from '../../api/contact'
import { contracts, currentContract, withdraw } from '../../api/contracts'
import type { ContractCard } from '../../components/contract-card/card'
import { ask } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening, type LoadState } from '../../kit/load'
import { actingFor, session } from '../../kit/session'
import { contractPageView, historyCards, type ContractPageView } from './view'

/** Cards of one page of the history; each tap brings as many. */
const PAGE = 5

const viewFor = async (elderId: string): Promise<ContractPageView> =>
  contractPageView(await currentContract(elderId), today())

/** One page of what was before. `next` is '' after the last. */
async function historyFor(elderId: string, view: ContractPageView, after?: string) {
  const { items, next = '' } = await contracts({
    elderId,
    limit: PAGE,
    ...(after ? { after } : {}),
  })
  return { cards: historyCards(items, view, today()), next }
}

/** What the page opens with; the history only when there is nothing else to show. */
async function opened(elderId: string) {
  const view = await viewFor(elderId)
  if (view.contract || view.pending) return { view, history: [], next: '', asked: false }
  const { cards, next } = await historyFor(elderId, view)
  const state: LoadState = cards.length === 0 ? 'empty' : 'ready'
  return { state, view, history: cards, next, asked: true }
}

/** My contract: what it owes, what waits for an answer, what was before. */
Page({
  data: {
    ...opening,
    view: {} as ContractPageView,
    elderId: '',
    history: [] as ContractCard[],
    next: '',
    /** Somebody asked for the history. */
    asked: false,
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = actingFor(await session())
      if (!elder) return { state: 'empty' }
      return { elderId: elder.elderId, ...(await opened(elder.elderId)) }
    })
  },
  /** Only the new cards are sent to the page, each under its place in the list. */
  showHistory() {
    const { elderId, view, history, next } = this.data
    return act(this, async () => {
      const found = await historyFor(elderId, view, next)
      const added = found.cards.map((card, at) => [`history[${history.length + at}]`, card])
      return {
        next: found.next,
        asked: true,
        ...(Object.fromEntries(added) as Record<string, ContractCard>),
      }
    })
  },
  callTeam,
  reads() {
    const { view, history } = this.data
    const { pending, contract, left, promises } = view
    return [
      ...(pending ? ['在办的签约', pending] : []),
      ...(contract ? ['我的家庭医生', contract, '约好的服务', left, promises] : []),
      ...(history.length > 0 ? ['以前的签约', history] : []),
    ]
  },
  sign() {
    go('/pages/sign/index')
  },
  confirm() {
    const id = this.data.view.pending?.id
    if (id) go(`/pages/sign/index?contractId=${id}`)
  },
  async withdraw() {
    const { pending } = this.data.view
    if (!pending) return
    const sure = await ask({
      title: '撤回申请？',
      content: `撤回后${pending.team}就看不到这次申请了，以后可以再申请。`,
      yes: '撤回',
    })
    if (!sure) return
    await act(this, async () => {
      await withdraw(pending.id)
      return opened(this.data.elderId)
    })
  },
})
