import { callTeam } from '../../api/contact'
import { askForCall, bookables } from '../../api/visits'
import { syncClock } from '../../api/session'
import { go } from '../../kit/go'
import { now } from '../../kit/clock'
import { currentElder } from '../../kit/elder'
import { act, load, opening } from '../../kit/load'
import { sayCalled } from '../../components/call-back/words'
import { stepAddress } from '../../kit/booking'
import { bookMenu, bookPage, type BookPage } from '../../components/visit-card/bookable'

/** What shall be done? Everything that can be booked; what cannot stays, with its reason. */
Page({
  data: {
    ...opening,
    elderId: '',
    singles: [] as BookPage['singles'],
    groups: [] as BookPage['groups'],
    noNursing: '',
    menu: bookMenu,
    called: '',
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = await currentElder()
      if (!elder) return { state: 'empty' }
      const page = bookPage(await bookables(elder.elderId))
      await syncClock()
      const none = page.singles.length + page.groups.length === 0
      return { state: none ? 'empty' : 'ready', elderId: elder.elderId, ...this.keepOpen(page) }
    })
  },
  /** Coming back finds open what was opened. */
  keepOpen({ groups, ...page }: BookPage): BookPage {
    const opened = this.data.groups.flatMap(({ id, open }) => (open ? [id] : []))
    return { ...page, groups: groups.map((one) => ({ ...one, open: opened.includes(one.id) })) }
  },
  callTeam,
  reads() {
    const { singles, groups, noNursing } = this.data
    const shown = groups.map(({ title, says, choices, open }) => [title, open ? choices : says])
    return ['要办哪一样？', singles, '护士到家', noNursing, shown]
  },
  toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    this.setData({ [`groups[${at}].open`]: !this.data.groups[at]?.open })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(stepAddress('service', { elderId: this.data.elderId, code: detail.id }))
  },
  openMenu({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/${detail.id}/index`)
  },
  askCall() {
    return act(this, async () => {
      const { dueAt } = await askForCall({ elderId: this.data.elderId })
      return { called: sayCalled(dueAt, now()) }
    })
  },
})
