import { startOver } from '../../kit/go'
import { homesOf, type Home } from '../../kit/homes'
import { load, opening } from '../../kit/load'
import { refreshSession, session } from '../../kit/session'

/** Who am I: one place to go opens by itself, several are asked for. `?choose=1` always asks. */
Page({
  data: { ...opening, homes: [] as Home[], name: '' },
  onLoad(query: { choose?: string }) {
    void this.open(query.choose === '1')
  },
  open(choose = false) {
    return load(this, async () => {
      const who = await session()
      const homes = homesOf(who)
      const [only, ...others] = homes
      if (only && others.length === 0 && !choose) {
        startOver(only.url)
        return { state: 'loading' }
      }
      return { state: homes.length === 0 ? 'empty' : 'ready', homes, name: who.person.name }
    })
  },
  tryAgain() {
    void this.open()
  },
  /** Somebody who was just registered at the desk asks again. */
  askAgain() {
    void refreshSession().then(
      () => this.open(),
      () => this.open(),
    )
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    startOver((event.currentTarget.dataset as { url: string }).url)
  },
})
