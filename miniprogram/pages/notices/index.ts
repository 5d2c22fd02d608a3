import type { NoticeSettings } from '../../../shared/notices'
import { callTeam } from '../../api/contact'
import {
  markRead,
  noticeSettings,
  notices,
  saveNoticeSettings,
  sendGrants,
  templates,
} from '../../api/notices'
import { session, syncClock } from '../../api/session'
import type { Choice } from '../../components/choice-list/choice'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { askLeave } from '../../kit/messages'
import { report } from '../../kit/report'
import {
  kindChoices,
  noticeCard,
  quietChoices,
  quietOf,
  withGroup,
  withQuiet,
  type NoticeCard,
} from './view'

const PAGE = 10

async function cardsOf(after?: string) {
  const { items, next = '' } = await notices({ limit: PAGE, ...(after ? { after } : {}) })
  await syncClock()
  // What is on the screen counts as read; should that fail, it is told again next time.
  const fresh = items.flatMap(({ id, read }) => (read ? [] : [id]))
  if (fresh.length > 0) markRead(fresh).catch(report)
  return { cards: items.map((notice) => noticeCard(notice, today())), next }
}

const settingsShown = (settings: NoticeSettings) => ({
  settings,
  quiet: quietOf(settings),
  kinds: kindChoices(settings),
})

/** What I was told; `?part=settings`: what I want to be told, and when not. */
Page({
  data: {
    ...opening,
    part: '',
    cards: [] as NoticeCard[],
    next: '',
    settings: {} as NoticeSettings,
    quiets: quietChoices,
    quiet: '',
    kinds: [] as Choice[],
  },
  onLoad({ part = '' }: { part?: string }) {
    this.setData({ part })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      if (this.data.part === 'settings') return settingsShown(await noticeSettings())
      const found = await cardsOf()
      return { state: found.cards.length > 0 ? 'ready' : 'empty', ...found }
    })
  },
  callTeam,
  reads() {
    const { part, cards, quiets, kinds } = this.data
    return part === 'settings'
      ? ['什么时候别打扰？', quiets, '想收哪些消息？', kinds]
      : ['消息', cards]
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { page } = currentTarget.dataset as { page: string }
    if (page) go(page)
  },
  showEarlier() {
    const { next, cards: shown } = this.data
    return act(this, async () => {
      const { cards, next: following } = await cardsOf(next)
      const added = cards.map((card, at) => [`cards[${shown.length + at}]`, card])
      return { next: following, ...(Object.fromEntries(added) as Record<string, NoticeCard>) }
    })
  },
  openSettings() {
    go('/pages/notices/index?part=settings')
  },
  chooseQuiet({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    return this.save(withQuiet(this.data.settings, detail.id))
  },
  chooseKind({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    return this.save(withGroup(this.data.settings, detail.id))
  },
  save(wanted: NoticeSettings) {
    return act(this, async () => settingsShown(await saveNoticeSettings(wanted)))
  },
  /** WeChat asks for itself; what the person said is counted by the server. */
  allow() {
    return act(this, async () => {
      const answers = await askLeave(await templates())
      if (answers.length === 0) return
      await sendGrants(answers)
      const yes = answers.some(({ answer }) => answer === 'accept')
      say(yes ? '好的，有事微信告诉您' : '没有打开，以后可以再点')
    })
  },
})
