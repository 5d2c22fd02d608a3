import { bind, bindByCode, introduce, session } from '../../api/session'
import { say } from '../../kit/ask'
import { codeIn } from '../../kit/codes'
import { go, startOver } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { scan } from '../../kit/scan'
import { stepOf, whatIsMissing, whoItems, type Step } from './steps'

/** Somebody new: an elder, a relative, or staff. */
Page({
  data: {
    ...opening,
    step: 'who' as Step,
    items: whoItems,
    name: '',
    number: '',
    missing: '请先写姓名',
  },
  onLoad({ step }: { step?: string }) {
    this.setData({ step: stepOf(step) })
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await session()
      return {}
    })
  },
  async open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    if (detail.id === 'staff') go('/pages/join/index')
    else if (detail.id === 'scan') await this.scanned()
    else go(`/pages/enter/index?step=${detail.id}`)
  },
  async scanned() {
    const code = await scan()
    if (code) await act(this, () => this.done(bindByCode(codeIn(code, 'bind'))))
  },
  typeName({ detail }: { detail: string }) {
    this.typed({ name: detail, number: this.data.number })
  },
  typeNumber({ detail }: { detail: string }) {
    this.typed({ name: this.data.name, number: detail })
  },
  /** Fields keep what is typed by themselves; only the reason why it cannot be sent is drawn anew. */
  typed(entered: { name: string; number: string }) {
    const missing = whatIsMissing(this.data.step, entered)
    this.data.name = entered.name
    this.data.number = entered.number
    if (missing !== this.data.missing) this.setData({ missing })
  },
  withPhone({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    const { name, number } = this.data
    const proof = { phoneCode: detail.code, name: name.trim(), identityNumber: number.trim() }
    return act(this, () => this.done(bind(proof)))
  },
  withName() {
    return act(this, () => this.done(introduce(this.data.name.trim())))
  },
  async done(work: Promise<void>) {
    await work
    say('登记好了')
    startOver(this.data.step === 'relative' ? '/pages/link/index?side=relative' : undefined)
  },
})
