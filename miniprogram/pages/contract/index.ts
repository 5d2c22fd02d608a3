import { callTeam } from '../../api/contact'
import { contracts, currentContract, withdraw } from '../../api/contracts'
import { ask } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { actingFor, session } from '../../kit/session'
import { contractPageView, type ContractPageView } from './view'

async function viewFor(elderId: string): Promise<ContractPageView> {
  const [current, page] = await Promise.all([
    currentContract(elderId),
    contracts({ elderId, limit: 20 }),
  ])
  return contractPageView(current, page.items, today())
}

/** My contract: what it owes, what waits for an answer, what was before. */
Page({
  data: { ...opening, view: {} as ContractPageView, elderId: '' },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = actingFor(await session())
      if (!elder) return { state: 'empty' }
      const view = await viewFor(elder.elderId)
      const nothing = !view.contract && !view.pending && view.history.length === 0
      return { state: nothing ? 'empty' : 'ready', view, elderId: elder.elderId }
    })
  },
  callTeam,
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
      return { view: await viewFor(this.data.elderId) }
    })
  },
})
