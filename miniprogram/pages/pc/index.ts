import { confirmPc, session } from '../../api/session'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { scan } from '../../kit/scan'
import { codeIn } from '../../kit/codes'

/** Somebody stands before a PC whose code this phone scanned: is it me, and do I want that? */
Page({
  data: { ...opening, ticket: '', name: '', done: false, action: '' },
  /** `scene` is how WeChat hands over what a code of the mini-program said. */
  onLoad({ ticket = '', scene = '' }: { ticket?: string; scene?: string }) {
    this.take(decodeURIComponent(ticket || scene))
    void this.refresh()
  },
  refresh() {
    return load(this, async () => ({ name: (await session()).person.name }))
  },
  async scan() {
    const code = await scan()
    if (code) this.take(code)
  },
  take(code: string) {
    const ticket = codeIn(code, 'pc')
    this.setData({ ticket, action: ticket ? '是我，登录' : '扫电脑上的码' })
  },
  agree() {
    if (this.data.done) return back()
    if (!this.data.ticket) return this.scan()
    return act(this, async () => {
      await confirmPc(this.data.ticket)
      return { done: true, action: '好的' }
    })
  },
  refuse: back,
})
