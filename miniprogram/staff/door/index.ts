import type { VisitView } from '../../../shared/visits/view'
import { lastAnswer, offerVisit, sendWaitingSteps, keepStep } from '../../api/doors'
import { syncClock } from '../../api/session'
import { rateVisit, visitProgress } from '../../api/visits'
import { starsOf, starWords } from '../../components/star-rating/stars'
import { ask } from '../../kit/ask'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { Refused } from '../../kit/refused'
import { session } from '../../kit/session'
import { dropStep, retryStep, waitingSteps } from '../../kit/steps'
import { watching } from '../../kit/watching'
import { whereabouts } from '../../kit/whereabouts'
import type { GivenProof } from '../arrival'
import { dropQuestion, pageOf, reasonsOf, sheetTitles } from './doing'
import type { DoorDoing, Ending, Sheet } from './doing'
import { doorFromPhone, maskedDoor, openDoor, shownDoor } from '../visit-opening'
import type { DoorPage } from './view'

/** How often the page looks whether anything happened, and sends what waits. */
const LOOK_MS = 10_000

/** One visit at its door: one next step, each kept on the phone before it is sent. */
Page({
  ...watching(LOOK_MS),
  data: {
    ...opening,
    id: '',
    view: {} as DoorPage,
    waiting: '',
    refused: '',
    offline: false,
    masked: '',
    sheet: '' as Sheet,
    sheetTitle: '',
    reasons: [] as string[],
    stars: starsOf(0),
    starWords: '',
    trailOpen: false,
  },
  shown: undefined as VisitView | undefined,
  ending: 'decline' as Ending,
  given: 0,
  onLoad({ id = '' }: Record<string, string>) {
    this.setData({ id })
  },
  refresh() {
    return load(this, () => this.fetch().catch((error: unknown) => this.fromPhone(error)))
  },
  async fetch() {
    await session()
    const found = await openDoor(this.data.id)
    const masked = this.data.masked || (await maskedDoor(found))
    await syncClock()
    return { ...this.take(found), masked, offline: false }
  },
  fromPhone(error: unknown) {
    const found = this.shown ?? doorFromPhone(this.data.id)
    if (!found || !(error instanceof Refused) || error.status !== 0) throw error
    return { ...this.take(found), offline: true }
  },
  take(found: VisitView) {
    this.shown = found
    return shownDoor(found)
  },
  /** Whether the elder's side has done something; and how late it is by now. */
  async look() {
    const { shown } = this
    if (!shown || this.data.busy || this.data.sheet) return
    if (waitingSteps(shown.id).some(({ refused }) => !refused)) return this.send()
    const { version } = await visitProgress(shown.id)
    if (version !== shown.version) await this.refresh()
    else this.setData({ view: shownDoor(shown).view, offline: false })
  },
  doMain() {
    const { main } = this.data.view
    if (main) this.begin(main)
  },
  doSecond() {
    this.begin('decline')
  },
  doOther({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.begin((currentTarget.dataset as { id: DoorDoing }).id)
  },
  begin(doing: DoorDoing) {
    const page = pageOf[doing]
    if (page) return go(`/staff/${page}/index?id=${this.data.id}`)
    if (doing === 'next') return this.goToNext()
    if (doing === 'offer') return void this.offer()
    if (doing === 'rate') return this.openSheet('rate')
    // At the centre who is there is there; at a door it takes a proof.
    if (doing === 'arrive' && this.data.view.home) return this.startProof()
    if (doing === 'decline' || doing === 'no-show' || doing === 'abort') return this.askWhy(doing)
    return void this.step(doing)
  },
  /** In place of this one: back leads to the doors of the day. */
  goToNext() {
    void wx.redirectTo({ url: `/staff/door/index?id=${this.data.view.next}` })
  },
  askWhy(ending: Ending) {
    this.ending = ending
    this.setData({ reasons: reasonsOf[ending] })
    this.openSheet(ending)
  },
  startProof() {
    this.openSheet('proof')
  },
  openSheet(sheet: Exclude<Sheet, ''>) {
    this.setData({ sheet, sheetTitle: sheetTitles[sheet], notice: '' })
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },
  giveReason({ detail }: { detail: { reason: string } }) {
    void this.step(this.ending, { reason: detail.reason })
  },
  /** On arrival with the place; after it the proof alone. */
  giveProof({ detail }: { detail: GivenProof }) {
    const { proof, png } = detail
    const event = this.data.view.main === 'arrive' ? 'arrive' : 'proof'
    void this.step(event, proof ? { proof } : {}, png)
  },
  /** Kept on the phone first; then the page shows where it stands, sent or not. */
  async step(event: string, body: object = {}, png?: string): Promise<void> {
    const { shown } = this
    if (!shown) return
    await act(this, async () => {
      const point = event === 'arrive' && this.data.view.home ? await whereabouts() : undefined
      const picture = { png: png ?? '', elderId: shown.elder.id, goes: 'proof' } as const
      await keepStep({
        ...{ visitId: shown.id, version: shown.version, event },
        body: { ...body, ...(point ? { point } : {}) },
        ...(png ? { picture } : {}),
      })
      return { sheet: '', ...this.afterSending(shown) }
    })
  },
  afterSending(before: VisitView) {
    const { id } = this.data
    const taken = this.take(lastAnswer(id) ?? before)
    return { ...taken, offline: waitingSteps(id).some(({ refused }) => !refused) }
  },
  async send(): Promise<void> {
    const { shown } = this
    if (!shown) return
    await act(this, async () => {
      await sendWaitingSteps()
      return this.afterSending(shown)
    })
  },
  retry() {
    const step = this.refusedStep()
    if (step) retryStep(step.id)
    return this.send()
  },
  async drop() {
    const step = this.refusedStep()
    if (!step || !(await ask(dropQuestion))) return
    dropStep(step.id)
    await this.refresh()
  },
  refusedStep() {
    return waitingSteps(this.data.id).find(({ refused }) => refused)
  },
  offer() {
    return act(this, async () => (this.shown ? this.take(await offerVisit(this.shown)) : {}))
  },
  openPerson() {
    go(`/staff/person/index?elderId=${this.data.view.elderId}`)
  },
  chooseStars({ detail }: { detail: { stars: number } }) {
    this.given = detail.stars
    this.setData({ stars: starsOf(detail.stars), starWords: starWords[detail.stars - 1] ?? '' })
  },
  giveStars() {
    if (this.given === 0) return this.setData({ starWords: '请先点几颗星' })
    void act(this, async () => ({
      ...this.take(await rateVisit(this.data.id, { stars: this.given })),
      sheet: '',
    }))
  },
  toggleTrail() {
    this.setData({ trailOpen: !this.data.trailOpen })
  },
})
