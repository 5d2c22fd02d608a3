import type { PersonTag, RegionView, Residence } from '../../../shared/people'
import { organisations, regions, registerPerson } from '../../api/people'
import { syncClock } from '../../api/session'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import {
  ageWords,
  communityChoices,
  emptyForm,
  formProblem,
  requestOf,
  residenceChoices,
  tagChoices,
} from './form'
import type { Typed } from './form'

/** The first nine digits of a region code name the street. */
const STREET_DIGITS = 9

Page({
  data: {
    ...opening,
    typed: emptyForm as Typed,
    residences: residenceChoices,
    tags: tagChoices,
    chosenTags: {} as Partial<Record<PersonTag, boolean>>,
    communities: [] as { code: string; name: string }[],
    communityName: '',
    age: '',
    today: '',
    problem: '',
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
  chooseSex(event: WechatMiniprogram.TouchEvent) {
    this.setData({ 'typed.sex': (event.currentTarget.dataset as { sex: 'male' | 'female' }).sex })
  },
  chooseBirth(event: { detail: { value: string } }) {
    const birthDate = event.detail.value
    this.setData({ 'typed.birthDate': birthDate, age: ageWords(birthDate, today()) })
  },
  chooseResidence(event: WechatMiniprogram.TouchEvent) {
    const { residence } = event.currentTarget.dataset as { residence: Residence }
    this.setData({ 'typed.residence': residence })
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
    if (problem || !sex) {
      this.setData({ problem })
      return
    }
    void act(this, async () => {
      const person = await registerPerson(requestOf({ ...typed, sex }, today()))
      say('登记好了')
      await wx.redirectTo({ url: `/staff/person/index?elderId=${person.id}` })
    })
  },
})

/** Communities of the streets of my organisations; the register knows which centre looks after each. */
async function myCommunities(): Promise<RegionView[]> {
  const own = await organisations({})
  const streets = new Set(own.map(({ regionCode }) => regionCode.slice(0, STREET_DIGITS)))
  const found = await Promise.all(
    [...streets].filter((code) => code.length === STREET_DIGITS).map((code) => regions(code)),
  )
  return found.flat()
}
