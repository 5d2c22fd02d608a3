import type { PersonTag } from '../../../shared/people'
import type { NearMatch } from '../../../shared/register'
import { myCommunities } from '../../api/communities'
import { nearMatches, registerPerson } from '../../api/people'
import { syncClock } from '../../api/session'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { Refused } from '../../kit/refused'
import { askedChoices, communityChoices, kindChoices, liftChoices } from '../choices'
import { ownerChoices, residenceChoices, tagChoices } from '../choices'
import { birthWords, emptyForm, factsOf, formProblem, numberWords, requestOf } from './form'
import type { Complete, Typed } from './form'
import { NEAR_REASON, nearLine, nearUsedUp, notSameReasons } from './near'
import type { NearLine } from './near'

Page({
  data: {
    ...opening,
    typed: emptyForm as Typed,
    kinds: kindChoices,
    owners: ownerChoices,
    residences: residenceChoices,
    tags: tagChoices,
    asked: askedChoices,
    lifts: liftChoices,
    chosenTags: {} as Partial<Record<PersonTag, boolean>>,
    communities: [] as { code: string; name: string }[],
    communityName: '',
    numberSays: '',
    birthSays: '',
    today: '',
    problem: '',
    near: [] as NearLine[],
    nearSame: false,
    comparing: false,
    notSameReasons,
  },
  onLoad() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      await syncClock()
      return { communities: communityChoices(await myCommunities()), today: today() }
    })
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
  },
  /** The number fills in what it tells; a wrong digit is said while it is typed. */
  typeNumber(event: { detail: string }) {
    this.data.typed = { ...this.data.typed, number: event.detail }
    this.readNumber()
  },
  readNumber() {
    const { typed, numberSays } = this.data
    const says = numberWords(typed, today())
    const facts = factsOf(typed)
    if (says === numberSays) return
    this.setData({
      numberSays: says,
      ...(facts
        ? {
            'typed.sex': facts.sex,
            'typed.birthDate': facts.birthDate,
            birthSays: birthWords(facts.birthDate, today()),
          }
        : {}),
    })
  },
  /** Any of the answers that are tapped: `data-field` names it, `data-value` is it. */
  choose(event: WechatMiniprogram.TouchEvent) {
    const { field, value } = event.currentTarget.dataset as { field: keyof Typed; value: string }
    this.setData({ [`typed.${field}`]: value })
    if (field === 'kind') this.readNumber()
  },
  chooseBirth(event: { detail: { value: string } }) {
    const birthDate = event.detail.value
    this.setData({ 'typed.birthDate': birthDate, birthSays: birthWords(birthDate, today()) })
  },
  chooseCommunity(event: { detail: { value: string } }) {
    const community = this.data.communities[Number(event.detail.value)]
    if (community) {
      this.setData({ 'typed.communityCode': community.code, communityName: community.name })
    }
  },
  toggleTag(event: WechatMiniprogram.TouchEvent) {
    const { tag } = event.currentTarget.dataset as { tag: PersonTag }
    const { tags } = this.data.typed
    const chosen = tags.includes(tag) ? tags.filter((each) => each !== tag) : [...tags, tag]
    this.setData({
      'typed.tags': chosen,
      chosenTags: Object.fromEntries(chosen.map((each) => [each, true])),
    })
  },
  save() {
    const { typed } = this.data
    const { sex } = typed
    const problem = formProblem(typed, today())
    this.setData({ problem })
    if (problem || !sex) return
    void act(this, () => this.compare({ ...typed, sex }))
  },
  /** Somebody alike is looked at before a second file of the same person comes to be. */
  async compare(typed: Complete): Promise<Record<string, unknown> | void> {
    const found = await this.alike(typed)
    if (!found) return
    if (found.length === 0) return this.register(typed)
    const near = found.map(nearLine)
    return { near, nearSame: near.some(({ same }) => same), comparing: true }
  },
  /** Who is alike in any centre; undefined when the questions of the day are used up and staff stop there. */
  async alike(typed: Complete): Promise<NearMatch[] | undefined> {
    const { name, birthDate, communityCode, identity } = requestOf(typed, today())
    try {
      return await nearMatches({
        ...{ name, birthDate, communityCode, reason: NEAR_REASON },
        ...(identity ? { identity } : {}),
      })
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'register.near-often') throw error
      return (await ask(nearUsedUp)) ? [] : undefined
    }
  },
  registerAnyway({ detail }: { detail: { reason: string } }) {
    const { typed, near } = this.data
    const { sex } = typed
    if (!sex) return
    const notTheSame = { ids: near.map(({ id }) => id), reason: detail.reason }
    void act(this, () => this.register({ ...typed, sex }, notTheSame))
  },
  async register(typed: Complete, notTheSame?: { ids: string[]; reason: string }): Promise<void> {
    const person = await registerPerson({
      ...requestOf(typed, today()),
      ...(notTheSame ? { notTheSame } : {}),
    })
    say('登记好了')
    await wx.redirectTo({ url: `/staff/person/index?elderId=${person.id}` })
  },
  closeNear() {
    this.setData({ comparing: false })
  },
  openNear(event: WechatMiniprogram.TouchEvent) {
    go(`/staff/person/index?elderId=${(event.currentTarget.dataset as { id: string }).id}`)
  },
})
