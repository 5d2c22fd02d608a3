import { confirmTotp, enrolTotp, stepUp } from '../../api/staff'
import { say } from '../../kit/ask'
import { startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { refreshSession, session } from '../../kit/session'
import { askOf, digitsOf, groupedSecret, withheldWords } from './cards'
import type { Ask } from './cards'

/** Where nothing is asked, nothing is to be confirmed. */
const actions: Record<Ask, string> = { nothing: '', enrol: '开始设置', 'step-up': '确认' }

Page({
  typed: '',
  data: {
    ...opening,
    ask: 'nothing' as Ask,
    action: '',
    offices: '',
    secret: '',
    uri: '',
    problem: '',
  },
  onLoad() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      // Opened by its address, this page is the first to sign in.
      await session()
      const who = await refreshSession()
      const ask = askOf(who)
      return {
        ask,
        action: actions[ask],
        offices: withheldWords(who.withheld ?? []),
        state: ask === 'nothing' ? 'empty' : 'ready',
      }
    })
  },
  enrol() {
    return act(this, async () => {
      const { secret, uri } = await enrolTotp()
      return { secret: groupedSecret(secret), uri, action: '确认' }
    })
  },
  type(event: { detail: string }) {
    this.typed = event.detail
  },
  goOn() {
    const { ask, secret } = this.data
    if (ask === 'enrol' && !secret) return this.enrol()
    const code = digitsOf(this.typed)
    this.setData({ problem: code ? '' : '请填验证器上的 6 位数字' })
    if (!code) return
    return act(this, async () => {
      await (ask === 'enrol' ? confirmTotp(code) : stepUp(code))
      await refreshSession()
      say('好了')
      startOver()
    })
  },
  leave() {
    startOver()
  },
})
