import { callTeam } from '../../api/contact'
import { startOver } from '../../kit/go'
import { homesOf, type Home } from '../../kit/homes'
import { load, opening } from '../../kit/load'
import { refreshSession, session } from '../../kit/session'

/** Why nothing is shown, and what helps. */
const notRegistered = {
  title: '还没有登记',
  says: '请带上身份证到社区卫生服务中心前台登记，登记后就能在这里办理。',
  fill: '我登记过了，再看一次',
}
const noPageYet = {
  title: '这里还没有您的页面',
  says: '现在能用的是老人、家里人、社区团队和卫健部门的页面。',
  fill: '再看一次',
}

/** Who am I: one place to go opens by itself, several are asked for. `?choose=1` always asks. */
Page({
  data: { ...opening, homes: [] as Home[], name: '', empty: notRegistered },
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
      const empty = who.roles.length > 0 ? noPageYet : notRegistered
      const state = homes.length === 0 ? 'empty' : 'ready'
      return { state, homes, name: who.person.name, empty }
    })
  },
  callTeam,
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
