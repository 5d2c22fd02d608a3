import { dayHours } from '../../../shared/schedule'
import type { BlockKind } from '../../../shared/schedule'
import { addBlock, blocks, endBlock, scheduledStaff } from '../../api/schedule'
import { halfHours } from '../../components/office-spans/spans'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { housePage } from '../house-page'
import { dayWords } from '../visit-words'
import { blockCard, blockRequest, emptyForm, kindChoices, leaveProblem } from './form'
import { staffChoices, withFrom } from './form'
import type { BlockCard, Typed } from './form'

type Field = 'fromTime' | 'toTime'

Page({
  ...housePage,
  data: {
    ...opening,
    cards: [] as BlockCard[],
    adding: false,
    today: '',
    staff: [] as ReturnType<typeof staffChoices>,
    kinds: kindChoices,
    times: halfHours,
    typed: emptyForm(''),
    says: { from: '', to: '' },
    problem: '',
  },
  async fetch() {
    const found = await blocks(this.orgId, today())
    return { cards: found.map((block) => blockCard(block, today())), today: today() }
  },
  async start() {
    await act(this, async () => {
      const staff = this.data.staff.length > 0 ? this.data.staff : await this.everybody()
      return { ...{ adding: true, staff, problem: '' }, ...this.shown(emptyForm(today())) }
    })
  },
  async everybody() {
    return staffChoices(await scheduledStaff(this.orgId))
  },
  shown(typed: Typed) {
    const { fromDay, toDay } = typed
    return { typed, says: { from: dayWords(fromDay, today()), to: dayWords(toDay, today()) } }
  },
  close() {
    this.setData({ adding: false })
  },
  chooseStaff(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData({ 'typed.staffId': id, problem: '' })
  },
  chooseKind(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: BlockKind }
    this.setData({ 'typed.kind': kind })
  },
  setFromDay(event: WechatMiniprogram.PickerChange) {
    this.setData(this.shown(withFrom(this.data.typed, String(event.detail.value))))
  },
  setToDay(event: WechatMiniprogram.PickerChange) {
    this.setData(this.shown({ ...this.data.typed, toDay: String(event.detail.value) }))
  },
  setTime(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset as { field: Field }
    const time = halfHours[Number(event.detail.value)] ?? dayHours.from
    this.setData({ [`typed.${field}`]: time })
  },
  typeWhy(event: { detail: string }) {
    this.data.typed.why = event.detail
  },
  save() {
    const problem = leaveProblem(this.data.typed)
    if (problem) this.setData({ problem })
    if (problem) return
    void act(this, async () => {
      const { affected } = await addBlock(blockRequest(this.data.typed))
      say(affected.length > 0 ? `登记了，有 ${affected.length} 次预约要换人` : '登记了')
      if (affected.length > 0) this.openAffected()
      return { adding: false, problem: '', ...(await this.fetch()) }
    })
  },
  openAffected() {
    go(`/office/queue/index?list=to-reassign&orgId=${this.orgId}`)
  },
  async end(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    const question = { title: `${name} 提前回来？`, content: '从现在起又可以约了。', yes: '结束' }
    if (!(await ask(question))) return
    await act(this, async () => {
      await endBlock(id)
      say('结束了')
      return this.fetch()
    })
  },
})
