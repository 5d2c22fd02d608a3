import { confirmTotp, enrolTotp, stepUp } from '../../api/staff'
import { say } from '../../kit/ask'
import { startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { refreshSession } from '../../kit/session'
import { askOf, digitsOf, groupedSecret, withheldWords } from './cards'
import type { Ask } from './cards'

Page({
  typed: '',
  data: {
    ...opening,
    ask: 'nothing' as Ask,
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
      const who = await refreshSession()
      const ask = askOf(who)
      return {
        ask,
        offices: withheldWords(who.withheld ?? []),
        state: ask === 'nothing' ? 'empty' : 'ready',
      }
    })
  },
  enrol() {
    return act(this, async () => {
      const { secret, uri } = await enrolTotp()
      return { secret: groupedSecret(secret), uri }
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
