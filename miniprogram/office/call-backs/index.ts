import type { CallBackView } from '../../../shared/visits/booking'
import { callBackDone, callBacks } from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { now, today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { call } from '../../kit/phone'
import { housePage } from '../house-page'
import { callLists, outcomes } from './cards'
import type { CallCard } from './cards'

Page({
  ...housePage,
  data: { ...opening, calls: [] as CallCard[], done: [] as CallCard[], outcomes },
  async fetch() {
    const at = { today: today(), now: now().toISOString() }
    const { open, done } = callLists(await callBacks(this.orgId), at)
    const any = open.length + done.length > 0
    return { calls: open, done, state: any ? ('ready' as const) : ('empty' as const) }
  },
  dial(event: WechatMiniprogram.TouchEvent) {
    const { phone } = event.currentTarget.dataset as { phone: string }
    call(phone)
  },
  book(event: WechatMiniprogram.TouchEvent) {
    const { id, elder, name } = event.currentTarget.dataset as Record<
      'id' | 'elder' | 'name',
      string
    >
    const called = `elderId=${elder}&name=${encodeURIComponent(name)}&callBackId=${id}`
    go(`/staff/book-for/index?${called}`)
  },
  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/staff/person/index?elderId=${id}`)
  },
  finish(event: WechatMiniprogram.TouchEvent) {
    const { id, outcome, says } = event.currentTarget.dataset as {
      id: string
      outcome: NonNullable<CallBackView['outcome']>
      says: string
    }
    void act(this, async () => {
      await callBackDone(id, outcome)
      say(says)
      void this.refresh()
    })
  },
})
