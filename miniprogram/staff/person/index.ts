import { currentContract } from '../../api/contracts'
import { person } from '../../api/people'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { load, opening } from '../../kit/load'
import { doingWords, personFile } from './cards'
import type { Doing } from './cards'

type File = ReturnType<typeof personFile>

Page({
  elderId: '',
  pendingId: '',
  data: { ...opening, file: {} as File, doing: '' as Doing, doingWords: '' },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const [who, current] = await Promise.all([
        person(this.elderId),
        currentContract(this.elderId),
      ])
      const file = personFile(who, current, today())
      this.pendingId = current.pending?.id ?? ''
      return { file, doing: file.doing, doingWords: doingWords[file.doing] }
    })
  },
  record() {
    go(`/staff/record/index?elderId=${this.elderId}`)
  },
  doContract() {
    const pages: Record<Doing, string> = {
      '': '',
      draft: `/staff/draft/index?elderId=${this.elderId}`,
      confirm: `/staff/draft/index?elderId=${this.elderId}&contractId=${this.pendingId}`,
      requests: '/staff/requests/index',
    }
    const url = pages[this.data.doing]
    if (url) go(url)
  },
})
