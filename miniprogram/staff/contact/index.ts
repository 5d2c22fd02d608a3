import { addAddress, addPhone, preferAddress, setIdentity } from '../../api/desk'
import { removeAddress, removePhone } from '../../api/desk'
import { myCommunities } from '../../api/communities'
import { person } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { kindChoices, liftChoices, ownerChoices } from '../choices'
import { addressOf, labels } from '../contact-words'
import { contactCards, contactProblem, documentOf, emptyForm, phoneOf } from './form'
import type { Adding, Typed } from './form'

type Cards = ReturnType<typeof contactCards>

Page({
  elderId: '',
  data: {
    ...opening,
    name: '',
    phones: [] as Cards['phones'],
    addresses: [] as Cards['addresses'],
    adding: '' as Adding,
    typed: emptyForm as Typed,
    identity: '',
    kinds: kindChoices,
    owners: ownerChoices,
    lifts: liftChoices,
    labels,
    communities: [] as { code: string; name: string }[],
    communityName: '',
    problem: '',
  },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
  },
  /** An address may just have been corrected on its own page; a form that is open stays as it is. */
  onShow() {
    if (!this.data.adding) void this.refresh()
  },
  refresh() {
    return load(this, () => this.fetch())
  },
  async fetch() {
    const closed = { adding: '' as const, typed: emptyForm, communityName: '', problem: '' }
    return { ...contactCards(await person(this.elderId)), ...closed }
  },
  startIdentity() {
    this.setData({ adding: 'identity', problem: '' })
  },
  startPhone() {
    this.setData({ adding: 'phone', problem: '' })
  },
  startAddress() {
    this.setData({ adding: 'address', problem: '' })
    if (this.data.communities.length === 0) void act(this, () => this.askCommunities())
  },
  async askCommunities() {
    const found = await myCommunities()
    return { communities: found.map(({ code, name }) => ({ code, name })) }
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { field, value } = event.currentTarget.dataset as { field: keyof Typed; value: string }
    this.setData({ [`typed.${field}`]: value })
  },
  chooseCommunity(event: { detail: { value: string } }) {
    const community = this.data.communities[Number(event.detail.value)]
    if (!community) return
    this.setData({ 'typed.communityCode': community.code, communityName: community.name })
  },
  save() {
    const { adding, typed } = this.data
    const problem = contactProblem(adding, typed)
    this.setData({ problem })
    if (problem) return
    void this.change('登记好了', () => this.send(adding, typed))
  },
  send(adding: Adding, typed: Typed): Promise<unknown> {
    const document = documentOf(typed)
    if (adding === 'identity' && document) return setIdentity(this.elderId, document)
    return adding === 'phone'
      ? addPhone(this.elderId, phoneOf(typed))
      : addAddress(this.elderId, addressOf(typed))
  },
  prefer(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    void this.change('以后上门去这里', () => preferAddress(this.elderId, id))
  },
  correct(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/staff/address/index?elderId=${this.elderId}&id=${id}`)
  },
  async drop(event: WechatMiniprogram.TouchEvent) {
    const { id, kind, title } = event.currentTarget.dataset as {
      id: string
      kind: 'phone' | 'address'
      title: string
    }
    const content = '删掉以后要用得重新登记。'
    if (!(await ask({ title: `删掉${title}？`, content, yes: '删掉' }))) return
    await this.change('已删掉', () =>
      kind === 'phone' ? removePhone(this.elderId, id) : removeAddress(this.elderId, id),
    )
  },
  change(words: string, work: () => Promise<unknown>) {
    return act(this, async () => {
      await work()
      say(words)
      return this.fetch()
    })
  },
})
