import type { LinkCodeView } from '../../../shared/mandates'
import type { Relation } from '../../../shared/people'
import { callTeam } from '../../api/contact'
import { askForMandate, linkCode } from '../../api/mandates'
import { session, syncClock } from '../../api/session'
import type { Choice } from '../../components/choice-list/choice'
import type { MenuItem } from '../../components/menu-list/menu'
import { today } from '../../kit/clock'
import { codeIn } from '../../kit/codes'
import { go, startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { scan } from '../../kit/scan'
import { forgetRights } from '../../kit/session'
import { addressOf, answersFrom, phoneProblem, requestOf, stepOf, summary } from './steps'
import type { Answers, Line, Step } from './steps'
import {
  howItems,
  relationChoices,
  scopeChoices,
  sideItems,
  titleOf,
  untilChoices,
  usualScopes,
} from './words'

/** What one step shows; only the part of its own step is filled. */
const nothing = {
  items: [] as MenuItem[],
  choices: [] as Choice[],
  lines: [] as Line[],
  qr: '',
  code: '',
}

/** An elder and a relative find each other: both have to say yes. One question a screen. */
Page({
  data: {
    ...opening,
    ...nothing,
    step: 'side' as Step,
    words: titleOf('side', undefined),
    answers: {} as Answers,
    /** Of number and name: what is typed, and why it cannot be sent yet. */
    phone: '',
    name: '',
    problem: '请写 11 位手机号',
    action: '',
    actionOff: '',
  },
  onLoad(query: Record<string, string>) {
    this.setData({ answers: answersFrom(query) })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const { person } = await session()
      await syncClock()
      const answers: Answers = person.resident
        ? this.data.answers
        : { ...this.data.answers, side: 'relative' }
      const step = stepOf(answers)
      return {
        answers,
        step,
        words: titleOf(step, answers.side),
        ...nothing,
        ...(await shown(step, answers)),
      }
    })
  },
  callTeam,
  reads() {
    const { step, answers, words, items, choices, lines } = this.data
    if (step === 'done') return [answers.done === 'in-force' ? '连好了' : '等对方同意']
    return [words, items, choices, lines]
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { step, answers } = this.data
    if (step === 'side') go(addressOf({ side: detail.id as 'elder' | 'relative' }))
    else if (detail.id === 'scan') void this.scanned()
    else go(addressOf({ ...answers, how: detail.id }))
  },
  async scanned() {
    const scanned = await scan()
    if (!scanned) return
    const code = codeIn(scanned, 'link')
    if (code) go(addressOf({ ...this.data.answers, code }))
    else this.setData({ notice: '这不是家里人的码，请对方打开“给对方看我的码”' })
  },
  typePhone({ detail }: { detail: string }) {
    this.data.phone = detail
    this.typed()
  },
  typeName({ detail }: { detail: string }) {
    this.data.name = detail
    this.typed()
  },
  typed() {
    const problem = phoneProblem(this.data.phone, this.data.name)
    if (problem !== this.data.actionOff) this.setData({ actionOff: problem })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { step, answers } = this.data
    if (step === 'relation') go(addressOf({ ...answers, relation: detail.id as Relation }))
    else if (step === 'until') go(addressOf({ ...answers, until: detail.id }))
    else this.tick(detail.id)
  },
  tick(scope: string) {
    const at = this.data.choices.findIndex(({ id }) => id === scope)
    const on = !this.data.choices[at]?.on
    const others = this.data.choices.filter((choice) => choice.on && choice.id !== scope)
    const actionOff = on || others.length > 0 ? '' : '至少选一样'
    this.setData({ [`choices[${at}].on`]: on, actionOff })
  },
  moreRelations() {
    const { side } = this.data.answers
    this.setData({ choices: relationChoices(side, true), action: '' })
  },
  goOn() {
    const { step, answers, phone, name, choices } = this.data
    const scopes = choices.flatMap(({ id, on }) => (on ? [id] : []))
    if (step === 'mine') return go('/pages/mandates/index')
    if (step === 'phone')
      return go(addressOf({ ...answers, phone: phone.trim(), name: name.trim() }))
    if (step === 'relation') return this.moreRelations()
    if (step === 'scopes') return go(addressOf({ ...answers, scopes: scopes.join(',') }))
    if (step === 'done') return this.goHome()
    return this.send()
  },
  /** The other side may have said yes meanwhile. */
  goHome() {
    forgetRights()
    startOver()
  },
  send() {
    const { answers } = this.data
    return act(this, async () => {
      const { mandate } = await askForMandate(requestOf(answers))
      // The steps behind are over: the way back leads home.
      startOver(addressOf({ side: answers.side ?? 'relative', done: mandate?.state ?? 'asked' }))
    })
  },
})

const actions: Partial<Record<Step, string>> = {
  mine: '对方扫好了',
  phone: '下一步',
  relation: '不在上面，看更多',
  scopes: '下一步',
  confirm: '确认，请对方同意',
  done: '回首页',
}

interface Shown extends Partial<typeof nothing> {
  action: string
  actionOff: string
}

async function shown(step: Step, answers: Answers): Promise<Shown> {
  const part = { action: actions[step] ?? '', actionOff: '' }
  if (step === 'phone') return { ...part, actionOff: phoneProblem('', '') }
  if (step === 'mine') return { ...part, ...coded(await linkCode()) }
  return { ...part, ...asked(step, answers) }
}

const coded = ({ qr, code }: LinkCodeView) => ({ qr, code })

function asked(step: Step, answers: Answers): Partial<typeof nothing> {
  const { side } = answers
  if (step === 'side') return { items: sideItems }
  if (step === 'how') return { items: howItems(side) }
  if (step === 'relation') return { choices: relationChoices(side, false) }
  if (step === 'scopes') return { choices: scopeChoices(usualScopes) }
  if (step === 'until') return { choices: untilChoices(today()) }
  return step === 'confirm' ? { lines: summary(answers) } : {}
}
