import { currentContract, renew } from '../../api/contracts'
import { person } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { waiting } from '../../kit/outbox'
import { session } from '../../kit/session'
import { doingWords, personFile } from './cards'
import type { Doing } from './cards'

type File = ReturnType<typeof personFile>

Page({
  elderId: '',
  pendingId: '',
  contractId: '',
  data: { ...opening, file: {} as File, doing: '' as Doing, doingWords: '', waiting: 0 },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    // Before anything is asked: what lies on this phone is shown without a network too.
    const mine = waiting().filter(({ draft }) => draft.elderId === this.elderId)
    this.setData({ waiting: mine.length })
    return load(this, async () => {
      const [elder, current] = await Promise.all([
        person(this.elderId),
        currentContract(this.elderId),
      ])
      const file = personFile(elder, current, { today: today(), who: await session() })
      this.pendingId = current.pending?.id ?? ''
      this.contractId = current.contract?.id ?? ''
      return { file, doing: file.doing, doingWords: doingWords[file.doing] }
    })
  },
  openRecords() {
    go('/staff/records/index')
  },
  record() {
    go(`/staff/record/index?elderId=${this.elderId}`)
  },
  doContract() {
    const { doing } = this.data
    if (doing === 'renew') void this.renew()
    const pages: Record<Doing, string> = {
      '': '',
      renew: '',
      draft: `/staff/draft/index?elderId=${this.elderId}`,
      confirm: `/staff/draft/index?elderId=${this.elderId}&contractId=${this.pendingId}`,
      requests: '/staff/requests/index',
    }
    const url = pages[doing]
    if (url) go(url)
  },
  async renew() {
    const { name } = this.data.file.person
    const agreed = await ask({
      title: `给 ${name} 续签一年？`,
      content: '和老人或家属说好了再续。新的一年接着原来的最后一天算。',
      yes: '续签',
    })
    if (!agreed) return
    await act(this, async () => {
      await renew(this.contractId, 12)
      say('续好了')
      await this.refresh()
    })
  },
})
