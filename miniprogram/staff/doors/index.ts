import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { sayDay, sayNear, sayTime } from '../../../shared/speak'
import { doorsOf, sendWaitingSteps } from '../../api/doors'
import { syncClock } from '../../api/session'
import { timeNow, today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import type { LoadState } from '../../kit/load'
import { Refused, wordsOf } from '../../kit/refused'
import { session } from '../../kit/session'
import { dropStep, retryStep, waitingSteps } from '../../kit/steps'
import { refusedWords, stepWords } from '../visit-words'
import { doorsView, keptView } from './cards'
import type { DoorsView } from './cards'
import { keepDoors, keptDoors } from '../kept-doors'

/** The doors of a day in their order; what is late stands first. Without a network: what this phone knows. */
Page({
  day: '' as Day,
  teamId: '',
  data: {
    ...opening,
    title: '',
    date: '',
    isToday: true,
    scopes: [] as { id: string; name: string }[],
    teamId: '',
    view: {} as DoorsView,
    /** Since when this is what the phone knew; '' when the server said it. */
    stale: '',
    waiting: '',
    refused: '',
  },
  onShow() {
    void this.refresh()
  },
  async onPullDownRefresh() {
    await this.refresh()
    await wx.stopPullDownRefresh()
  },
  refresh() {
    return load(this, () => this.ask().catch((error: unknown) => this.fromPhone(error)))
  },
  async ask() {
    const who = await session()
    if (waitingSteps().length > 0) await sendWaitingSteps()
    await syncClock()
    this.day ||= today()
    const route = await doorsOf(this.day, this.teamId || undefined)
    const visits = [
      ...route.households.flatMap((household) => household.visits),
      ...route.unplaced.map(({ visit }) => visit),
      ...route.clinic,
    ]
    if (!this.teamId && this.day === today()) keepDoors(this.day, visits)
    const teams = who.roles.flatMap(({ teamId = '', teamName = '' }) =>
      teamId ? [{ id: teamId, name: teamName }] : [],
    )
    return {
      ...this.heading(),
      scopes: teams.length > 0 ? [{ id: '', name: '我的' }, ...teams] : [],
      view: doorsView(route, this.seen()),
      stale: '',
      state: (visits.length > 0 ? 'ready' : 'empty') as LoadState,
    }
  },
  fromPhone(error: unknown) {
    if (!(error instanceof Refused) || error.status !== 0) throw error
    this.day ||= today()
    const doors = keptDoors(this.day)
    if (this.teamId || doors.length === 0) throw error
    return {
      ...this.heading(),
      view: keptView(doors, this.seen()),
      stale: `没有网络，这是手机里存着的（${sayTime(timeNow())}）`,
      notice: wordsOf(error),
    }
  },
  seen() {
    return {
      now: { day: today(), time: timeNow() },
      waiting: waitingSteps(),
      team: this.teamId !== '',
    }
  },
  heading() {
    const near = sayNear(this.day, today())
    const steps = waitingSteps()
    return {
      title: `${near ?? ''}上门`,
      date: sayDay(this.day),
      isToday: this.day === today(),
      teamId: this.teamId,
      waiting: stepWords(steps),
      refused: refusedWords(steps),
    }
  },
  earlier() {
    this.turn(-1)
  },
  later() {
    this.turn(1)
  },
  turn(days: number) {
    this.day = addDays(this.day || today(), days)
    void this.refresh()
  },
  backToToday() {
    this.day = today()
    void this.refresh()
  },
  chooseScope({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.teamId = (currentTarget.dataset as { id: string }).id
    void this.refresh()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/staff/door/index?id=${(currentTarget.dataset as { id: string }).id}`)
  },
  bookFor() {
    go('/staff/find/index?then=book-for')
  },
  send() {
    return act(this, async () => {
      await sendWaitingSteps()
      await this.refresh()
    })
  },
  retry() {
    const first = waitingSteps().find(({ refused }) => refused)
    if (first) retryStep(first.id)
    return this.send()
  },
  drop() {
    const first = waitingSteps().find(({ refused }) => refused)
    if (first) dropStep(first.id)
    void this.refresh()
  },
})
