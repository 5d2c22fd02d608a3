import type { ServiceKind } from '../../../shared/records'
import type { VisitView } from '../../../shared/visits/view'
import { lastAnswer, keepStep } from '../../api/doors'
import { ask, say } from '../../kit/ask'
import { draftOf, forgetDraft, keepDraft } from '../../kit/drafts'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { dropStep, waitingSteps } from '../../kit/steps'
import { timings } from '../record-form'
import { unusualQuestion, unusualWords } from '../unusual'
import { doorFromPhone, openDoor, recordDraft } from '../visit-opening'
import {
  chipsOf,
  emptyConsumable,
  emptyRecord,
  recordOf,
  recordProblem,
  toggled,
  wasteChoices,
} from './form'
import type { Consumable, Typed } from './form'

/** What was done at a door. Every change is kept on the phone; sending it is the last step of the visit. */
Page({
  id: '',
  shown: undefined as VisitView | undefined,
  data: {
    ...opening,
    title: '',
    item: '',
    ...chipsOf('home-nursing', emptyRecord),
    timings,
    wastes: wasteChoices,
    typed: emptyRecord,
    signing: false,
    problem: '',
    kept: false,
  },
  onLoad({ id = '' }: Record<string, string>) {
    this.id = id
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await this.open()
      const draft = draftOf<Typed>(recordDraft(this.id))
      return {
        title: found.elder.name,
        item: found.name,
        ...chipsOf(found.kind, draft ?? emptyRecord),
        typed: draft ?? emptyRecord,
        kept: draft !== undefined,
      }
    })
  },
  /** The visit gives the form its questions; without a network what this phone knows of it will do. */
  async open(): Promise<VisitView> {
    this.shown = await openDoor(this.id).catch((error: unknown) => {
      const known = lastAnswer(this.id) ?? doorFromPhone(this.id)
      if (!known) throw error
      return known
    })
    return this.shown
  },
  change(change: Partial<Typed>) {
    const typed = { ...this.data.typed, ...change }
    keepDraft(recordDraft(this.id), typed)
    return typed
  },
  /** What is typed stands in its field already; the page need not be told. */
  type({
    detail,
    currentTarget,
  }: {
    detail: string
    currentTarget: { dataset: { field: keyof Typed } }
  }) {
    this.data.typed = this.change({ [currentTarget.dataset.field]: detail })
  },
  show(change: Partial<Typed>) {
    const typed = this.change(change)
    const changed = Object.keys(change).map((key) => [`typed.${key}`, typed[key as keyof Typed]])
    this.setData({ ...Object.fromEntries(changed), problem: '' } as Record<string, unknown>)
  },
  tick(change: Pick<Typed, 'services'> | Pick<Typed, 'done'>) {
    const typed = this.change(change)
    const kind = this.shown?.kind ?? 'home-nursing'
    this.setData({ typed, ...chipsOf(kind, typed), problem: '' })
  },
  toggleService({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: ServiceKind }
    this.tick({ services: toggled(this.data.typed.services, id) })
  },
  toggleStep({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.tick({ done: toggled(this.data.typed.done, id) })
  },
  chooseTiming({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show({ timing: (currentTarget.dataset as Pick<Typed, 'timing'>).timing })
  },
  chooseWaste({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show({ waste: (currentTarget.dataset as { id: Typed['waste'] }).id })
  },
  addConsumable() {
    this.show({ consumables: [...this.data.typed.consumables, emptyConsumable] })
  },
  removeConsumable({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    this.show({ consumables: this.data.typed.consumables.filter((_, index) => index !== at) })
  },
  typeConsumable({
    detail,
    currentTarget,
  }: {
    detail: string
    currentTarget: { dataset: { at: number; field: keyof Consumable } }
  }) {
    const { at, field } = currentTarget.dataset
    const consumables = this.data.typed.consumables.map((one, index) =>
      index === at ? { ...one, [field]: detail } : one,
    )
    this.data.typed = this.change({ consumables })
  },
  sign() {
    this.setData({ signing: true })
  },
  signed({ detail }: { detail: { png: string } }) {
    this.setData({ signing: false })
    this.show({ signature: detail.png })
  },
  async save() {
    const { typed } = this.data
    const { shown } = this
    if (!shown) return
    const problem = recordProblem(shown.kind, typed)
    if (problem) return this.setData({ problem })
    const { signature } = typed
    const body = recordOf(shown.kind, typed)
    const unusual = unusualWords(body.vitals ?? {})
    if (unusual && !(await ask(unusualQuestion(unusual)))) return
    await act(this, async () => {
      const picture = { png: signature, elderId: shown.elder.id, goes: 'record' } as const
      await keepStep({
        ...{ visitId: this.id, event: 'finish', version: shown.version, body },
        ...(signature ? { picture } : {}),
      })
      return this.afterSending()
    })
  },
  /** Refused, the form stays to be put right; not sent yet, it stays too, in case it is refused later. */
  afterSending(): Record<string, unknown> {
    const step = waitingSteps(this.id).find(({ event }) => event === 'finish')
    if (step?.refused) {
      dropStep(step.id)
      return { problem: step.refused }
    }
    if (!step) forgetDraft(recordDraft(this.id))
    say(step ? '已存在手机上，有网就发' : '记好了')
    back()
    return {}
  },
})
