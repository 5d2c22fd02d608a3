import { currentContract, renew } from '../../api/contracts'
import { breakGlass, clearValue, person } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { waiting } from '../../kit/outbox'
import { call } from '../../kit/phone'
import { Refused, wordsOf } from '../../kit/refused'
import { session } from '../../kit/session'
import { clearReasons, doingWords, glassReasons, personFile } from './cards'
import type { Doing, Hidden } from './cards'

type File = ReturnType<typeof personFile>

/** What the page says instead of the file: it needs a reason first, or it cannot be reached. */
type Instead = '' | 'locked' | 'offline'

Page({
  elderId: '',
  pendingId: '',
  contractId: '',
  data: {
    ...opening,
    file: {} as File,
    instead: '' as Instead,
    says: '',
    doing: '' as Doing,
    doingWords: '',
    waiting: 0,
    clearReasons,
    glassReasons,
    hidden: null as Hidden | null,
    asking: false,
    value: '',
  },
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
    return load(this, () => this.open().catch((error: unknown) => this.instead(error)))
  },
  async open(): Promise<Record<string, unknown>> {
    const asked = currentContract(this.elderId)
    // The file decides: when it stays closed, what became of the contract is of no interest.
    asked.catch(() => undefined)
    const elder = await person(this.elderId)
    const current = await asked
    const file = personFile(elder, current, { today: today(), who: await session() })
    this.pendingId = current.pending?.id ?? ''
    this.contractId = current.contract?.id ?? ''
    return { file, instead: '', doing: file.doing, doingWords: doingWords[file.doing] }
  },
  instead(error: unknown): Record<string, unknown> {
    if (!(error instanceof Refused)) throw error
    if (error.code === 'access.reason-needed') return { instead: 'locked', says: wordsOf(error) }
    const unread = this.data.state === 'loading' || this.data.instead === 'offline'
    if (error.status !== 0 || !unread || this.data.waiting === 0) throw error
    return { instead: 'offline', says: wordsOf(error) }
  },
  /** 破窗: opens the file of another team's elder until midnight; the elder is told. */
  openFor({ detail }: { detail: { reason: string } }) {
    void act(this, async () => {
      await breakGlass(this.elderId, { reason: detail.reason })
      await this.refresh()
    })
  },
  startClear(event: WechatMiniprogram.TouchEvent) {
    const {
      field,
      item = '',
      title,
    } = event.currentTarget.dataset as {
      field: Hidden['field']
      item?: string
      title: string
    }
    this.setData({ hidden: { field, itemId: item, title }, asking: true, value: '', notice: '' })
  },
  closeClear() {
    this.setData({ asking: false, value: '', hidden: null })
  },
  clear({ detail }: { detail: { reason: string } }) {
    const { hidden } = this.data
    if (!hidden) return
    void act(this, async () => {
      const { field, itemId } = hidden
      const { value } = await clearValue(this.elderId, {
        field,
        reason: detail.reason,
        ...(itemId ? { itemId } : {}),
      })
      return { value }
    })
  },
  callValue() {
    call(this.data.value)
  },
  openRecords() {
    go('/staff/records/index')
  },
  record() {
    go(`/staff/record/index?elderId=${this.elderId}`)
  },
  openErrand(event: WechatMiniprogram.TouchEvent) {
    const { page } = event.currentTarget.dataset as { page: string }
    // Only the second file of the same person is looked for from here.
    const then = page === 'find' ? '&then=merge' : ''
    const name = encodeURIComponent(this.data.file.person.name)
    go(`/staff/${page}/index?elderId=${this.elderId}&name=${name}${then}`)
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
