import { callTeam } from '../../api/contact'
import { go, startOver } from '../../kit/go'
import { homesOf, type Home } from '../../kit/homes'
import { load, opening } from '../../kit/load'
import { privacyOwed } from '../../kit/privacy'
import { refreshSession, session } from '../../kit/session'

/** Why nothing is shown, and what helps. */
const nobodyYet = {
  title: '还没有连上家里人',
  says: '和老人连上，就能替老人办。您自己是老人，请带身份证到社区卫生服务中心前台登记。',
  fill: '连上家里人',
}
const noPageYet = {
  title: '这里还没有您的页面',
  says: '现在能用的是老人、家里人、社区团队和卫健部门的页面。',
  fill: '再看一次',
}

/** Who am I: one place to go opens by itself, several are asked for. `?choose=1` always asks. */
Page({
  data: { ...opening, homes: [] as Home[], name: '', empty: nobodyYet },
  onLoad(query: { choose?: string }) {
    void this.open(query.choose === '1')
  },
  open(choose = false) {
    return load(this, async () => {
      // Nothing about somebody is asked or kept before they agreed to it.
      if (await privacyOwed()) return this.begin('/pages/welcome/index')
      const who = await session()
      if (who.unbound) return this.begin('/pages/enter/index')
      const homes = homesOf(who)
      const [only, ...others] = homes
      if (only && others.length === 0 && !choose) return this.begin(only.url)
      const empty = who.roles.length > 0 ? noPageYet : nobodyYet
      const state = homes.length === 0 ? 'empty' : 'ready'
      return { state, homes, name: who.person.name, empty }
    })
  },
  begin(url: string): { state: 'loading' } {
    startOver(url)
    return { state: 'loading' }
  },
  callTeam,
  tryAgain() {
    void this.open()
  },
  /** Back from linking, or from the desk: much may stand otherwise now. */
  onShow() {
    if (this.data.state === 'empty') this.askAgain()
  },
  fill() {
    if (this.data.empty.fill === nobodyYet.fill) go('/pages/link/index')
    else this.askAgain()
  },
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
