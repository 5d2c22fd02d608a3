import { callTeam } from '../../api/contact'
import {
  changeMandate,
  confirmMandate,
  declineMandate,
  mandates,
  revokeMandate,
} from '../../api/mandates'
import { syncClock } from '../../api/session'
import type { Choice } from '../../components/choice-list/choice'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening, type LoadState } from '../../kit/load'
import { refreshSession } from '../../kit/session'
import type { MandatesView, MandateView } from '../../../shared/mandates'
import { mandateScopes, scopeWords, type MandateScope } from '../../../shared/mandates'
import { mandatesPage, type MandateCard, type MandatesPage } from './view'

interface Shown extends MandatesPage {
  state: LoadState
  /** The one in force that was opened; null while the list is shown. */
  one: MandateCard | null
  /** What it allows, with ticks; only the elder changes it. */
  scopes: Choice[]
  mayChange: boolean
  mayRise: boolean
}

function shownOf(all: MandatesView, id: string): Shown {
  const page = mandatesPage(all, today())
  const given = all.given.find((each) => each.id === id)
  const one = [...page.given, ...page.held].find((each) => each.id === id) ?? null
  const { asked, held, others } = page
  const none = asked.length + page.given.length + held.length + others.length === 0
  return {
    ...page,
    state: none ? 'empty' : 'ready',
    one,
    scopes: given ? tickedScopes(given) : [],
    mayChange: given !== undefined,
    mayRise: given !== undefined && given.contactOrder > 1,
  }
}

const tickedScopes = ({ scopes }: MandateView): Choice[] =>
  mandateScopes.map((scope) => ({
    id: scope,
    title: scopeWords[scope],
    says: '',
    more: [],
    off: '',
    on: scopes.includes(scope),
  }))

/** Who may act for me and for whom I may: answer an ask, change what is allowed, take it back at once. */
Page({
  data: {
    ...opening,
    asked: [] as MandateCard[],
    given: [] as MandateCard[],
    held: [] as MandateCard[],
    others: [] as MandateCard[],
    one: null as MandateCard | null,
    scopes: [] as Choice[],
    mayChange: false,
    mayRise: false,
    id: '',
  },
  onLoad({ id = '' }: { id?: string }) {
    this.data.id = id
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, () => this.look())
  },
  async look(): Promise<Record<string, unknown> & Shown> {
    // Both sides change what stands here: for whom this phone acts is asked anew too.
    await refreshSession()
    const all = await mandates()
    await syncClock()
    return { ...shownOf(all, this.data.id) }
  },
  callTeam,
  reads() {
    const { one, scopes, asked, given, held, others } = this.data
    if (one) return [one, '可以替您办什么？', scopes]
    const parts: [string, MandateCard[]][] = [
      ['等您同意', asked],
      ['谁能替我办', given],
      ['我能替谁办', held],
      ['还在等的和以前的', others],
    ]
    return parts.filter(([, cards]) => cards.length > 0)
  },
  link() {
    go('/pages/link/index')
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/pages/mandates/index?id=${(currentTarget.dataset as { id: string }).id}`)
  },
  agree({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    return this.change(() => confirmMandate(id), '同意了')
  },
  async refuse({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = currentTarget.dataset as { id: string; name: string }
    const sure = await ask({
      title: '不同意？',
      content: `${name}会知道您没有同意。`,
      yes: '不同意',
    })
    if (sure) await this.change(() => declineMandate(id), '没有同意')
  },
  async revoke() {
    const { one, mayChange } = this.data
    if (!one) return
    const sure = await ask(
      mayChange
        ? {
            title: `收回给${one.title}的授权？`,
            content: '收回以后马上不能替您办，也看不到您的档案。',
            yes: '收回',
          }
        : {
            title: `不再替${one.title}办？`,
            content: '以后要办，需要老人重新同意。',
            yes: '不再代办',
          },
    )
    if (sure) await this.change(() => revokeMandate(one.id), mayChange ? '收回了' : '已经结束')
  },
  tick({ detail }: WechatMiniprogram.CustomEvent<{ id: MandateScope }>) {
    const { scopes, id } = this.data
    const wanted = scopes.flatMap((each) => {
      const on = each.id === detail.id ? !each.on : each.on
      return on ? [each.id as MandateScope] : []
    })
    if (wanted.length === 0) return say('至少留一样，都不要就点收回')
    return this.change(() => changeMandate(id, { scopes: wanted }), '改好了')
  },
  callFirst() {
    return this.change(() => changeMandate(this.data.id, { contactOrder: 1 }), '改好了')
  },
  change(work: () => Promise<unknown>, done: string) {
    return act(this, async () => {
      await work()
      say(done)
      return this.look()
    })
  },
})
