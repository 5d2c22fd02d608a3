import { join, session } from '../../api/session'
import { say } from '../../kit/ask'
import { codeIn } from '../../kit/codes'
import { startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { scan } from '../../kit/scan'

/** A colleague's invitation makes this account one of the staff; it holds once and for a day. */
Page({
  data: { ...opening, code: '', missing: '请扫码，或写上邀请码' },
  /** `scene` is how WeChat hands over what a code of the mini-program said. */
  onLoad({ code = '', scene = '' }: { code?: string; scene?: string }) {
    this.take(codeIn(decodeURIComponent(code || scene), 'join'))
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      return {}
    })
  },
  async scan() {
    const code = await scan()
    if (code) this.take(codeIn(code, 'join'))
  },
  type({ detail }: { detail: string }) {
    this.data.code = detail
    const missing = detail.trim() ? '' : '请扫码，或写上邀请码'
    if (missing !== this.data.missing) this.setData({ missing })
  },
  take(code: string) {
    this.setData({ code, missing: code ? '' : '请扫码，或写上邀请码' })
  },
  send() {
    return act(this, async () => {
      await join(this.data.code.trim())
      say('加入了')
      startOver()
    })
  },
})
