import type { MandateScope, MandateView } from '../../../shared/mandates'
import { changeMandateAtDesk, elderMandates, endMandateAtDesk } from '../../api/desk'
import { person } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { askedChoices } from '../choices'
import { scopeChoices } from '../scope-words'
import { changeOf, formOf, inOrder, mandateCard, termChoices } from './cards'
import { untilWords, wordOf, wordProblem, type MandateCard, type Typed } from './cards'

/** Who may act for this elder; `?id=`: one of them, to be changed or ended because somebody asked. */
Page({
  elderId: '',
  id: '',
  mandate: undefined as MandateView | undefined,
  data: {
    ...opening,
    name: '',
    cards: [] as MandateCard[],
    one: null as MandateCard | null,
    typed: {} as Typed,
    chosenScopes: {} as Partial<Record<MandateScope, boolean>>,
    scopes: scopeChoices,
    terms: termChoices,
    asked: askedChoices,
    mayRise: false,
    untilSays: '',
    problem: '',
    /** On the list: another one. On one that holds: keep what was changed. */
    action: '',
  },
  onLoad({ elderId = '', id = '' }: { elderId?: string; id?: string }) {
    this.elderId = elderId
    this.id = id
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const [{ name }, all] = await Promise.all([person(this.elderId), elderMandates(this.elderId)])
      const found = all.find(({ id }) => id === this.id)
      if (found) return { name, ...this.opened(found) }
      const cards = inOrder(all).map((one) => mandateCard(one, today()))
      // An empty page has its one button in the middle.
      if (cards.length === 0) return { name, cards, action: '', state: 'empty' }
      return { name, cards, action: '登记一位代办家属' }
    })
  },
  opened(mandate: MandateView) {
    this.mandate = mandate
    const one = mandateCard(mandate, today())
    return {
      one,
      action: one.open ? '保存改动' : '',
      typed: formOf(mandate),
      chosenScopes: chosenOf(mandate.scopes),
      mayRise: mandate.contactOrder > 1,
    }
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/staff/mandates/index?elderId=${this.elderId}&id=${id}`)
  },
  add() {
    go(`/staff/desk-mandate/index?elderId=${this.elderId}`)
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { field, value } = currentTarget.dataset as { field: keyof Typed; value: never }
    const untilSays = field === 'months' ? { untilSays: untilWords(value, today()) } : {}
    this.setData({ [`typed.${field}`]: value, ...untilSays })
  },
  toggleScope({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { scope } = currentTarget.dataset as { scope: MandateScope }
    const { scopes } = this.data.typed
    const kept = scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]
    if (kept.length === 0) return say('至少留一样；都不要，就点“结束代办”')
    this.setData({ 'typed.scopes': kept, chosenScopes: chosenOf(kept) })
  },
  doAction() {
    if (this.data.one) void this.save()
    else this.add()
  },
  save() {
    const { mandate, data } = this
    if (!mandate) return
    const change = changeOf(data.typed, mandate, { elder: data.name, today: today() })
    if (!this.worded(change ? '' : '还没有改动什么') || !change) return
    return this.write(() => changeMandateAtDesk(this.elderId, mandate.id, change), '改好了')
  },
  async end() {
    const { mandate, data } = this
    if (!mandate || !this.worded('')) return
    const title = `结束${mandate.relativeName}的代办？`
    const content = '马上生效：不能再替老人办，也看不到档案。老人和家属都会收到消息。'
    if (!(await ask({ title, content, yes: '结束代办' }))) return
    const word = wordOf(data.typed, data.name)
    return this.write(() => endMandateAtDesk(this.elderId, mandate.id, word), '已经结束')
  },
  /** Is everything said that has to be written down? Says what is missing. */
  worded(first: string): boolean {
    const problem = first || wordProblem(this.data.typed)
    if (problem !== this.data.problem) this.setData({ problem })
    return problem === ''
  },
  write(work: () => Promise<unknown>, done: string) {
    return act(this, async () => {
      await work()
      say(done)
      back()
    })
  },
})

const chosenOf = (scopes: MandateScope[]) =>
  Object.fromEntries(scopes.map((scope) => [scope, true])) as Partial<Record<MandateScope, boolean>>
