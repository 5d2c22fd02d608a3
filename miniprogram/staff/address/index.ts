import type { AddressView } from '../../../shared/register'
import { myCommunities } from '../../api/communities'
import { changeAddress } from '../../api/desk'
import { person } from '../../api/people'
import { say } from '../../kit/ask'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { choosePlace, placeText } from '../../kit/place'
import { liftChoices } from '../choices'
import { labels } from '../contact-words'
import { addressProblem, changeOf, formOf, type Typed } from './form'

/** One address of an elder, to be corrected: only what is written anew changes. */
Page({
  elderId: '',
  id: '',
  address: undefined as AddressView | undefined,
  data: {
    ...opening,
    name: '',
    /** As it is shown: masked. */
    now: '',
    hasNote: false,
    hasPoint: false,
    typed: {} as Typed,
    labels,
    lifts: liftChoices,
    communities: [] as { code: string; name: string }[],
    communityName: '',
    problem: '',
  },
  onLoad({ elderId = '', id = '' }: { elderId?: string; id?: string }) {
    this.elderId = elderId
    this.id = id
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = await person(this.elderId)
      const address = elder.addresses?.find(({ id }) => id === this.id)
      if (!address) return { state: 'empty', name: elder.name }
      this.address = address
      return {
        name: elder.name,
        ...{ now: `${address.community} ${address.text}`, communityName: address.community },
        ...{ hasNote: address.hasDoorNote === true, hasPoint: address.hasPoint === true },
        typed: formOf(address),
        // What it was called before stands among the names, whoever thought of it.
        labels: [...new Set([address.label, ...labels])],
      }
    })
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { field, value } = currentTarget.dataset as { field: keyof Typed; value: never }
    this.setData({ [`typed.${field}`]: value })
  },
  /** Seldom changed, so the list is asked for only by whoever wants another one. */
  askCommunities() {
    return act(this, async () => {
      const found = await myCommunities()
      return { communities: found.map(({ code, name }) => ({ code, name })) }
    })
  },
  chooseCommunity(event: { detail: { value: string } }) {
    const community = this.data.communities[Number(event.detail.value)]
    if (!community) return
    this.setData({ 'typed.communityCode': community.code, communityName: community.name })
  },
  choosePoint() {
    return act(this, async () => {
      const place = await choosePlace()
      return place ? { 'typed.point': placeText(place), 'typed.dropPoint': false } : {}
    })
  },
  save() {
    const { address, data } = this
    if (!address) return
    const change = changeOf(data.typed, address)
    const problem = addressProblem(data.typed) || (change ? '' : '还没有改动什么')
    if (problem !== data.problem) this.setData({ problem })
    if (problem || !change) return
    return act(this, async () => {
      await changeAddress(this.elderId, this.id, change)
      say('改好了')
      back()
    })
  },
})
