import { waitsOfHouse } from '../../api/visit-desk'
import { leaveWaiting } from '../../api/visits'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { housePage } from '../house-page'
import { openOnes, waitRow } from './cards'
import type { WaitRow } from './cards'

Page({
  ...housePage,
  data: { ...opening, rows: [] as WaitRow[] },
  async fetch() {
    const rows = openOnes(await waitsOfHouse(this.orgId)).map((wait) => waitRow(wait, today()))
    return { rows, state: rows.length > 0 ? ('ready' as const) : ('empty' as const) }
  },
  openPerson(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/staff/person/index?elderId=${id}`)
  },
  async leave(event: WechatMiniprogram.TouchEvent) {
    const { id, elder } = event.currentTarget.dataset as { id: string; elder: string }
    const content = '后面的人往前一位。已经问了的时间让给下一位。'
    if (!(await ask({ title: `${elder} 不排了？`, content, yes: '不排了' }))) return
    await act(this, async () => {
      await leaveWaiting(id)
      say('不排了')
      return this.fetch()
    })
  },
})
