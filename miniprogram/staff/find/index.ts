import type { PeopleGroup, PersonCard } from '../../../shared/people'
import { findPeople } from '../../api/people'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { personLine } from '../words'
import type { PersonLine } from '../words'
import { emptyWords, groupChips, pageOf, titles } from './cards'
import type { Then } from './cards'

const LISTED = 12
/** Pause after the last letter before the register is asked. */
const TYPING_MS = 300

Page({
  then: 'person' as Then,
  typed: '',
  group: 'all' as PeopleGroup,
  next: '',
  timer: 0,
  data: {
    ...opening,
    title: '',
    chips: groupChips,
    group: 'all' as PeopleGroup,
    people: [] as PersonLine[],
    nothing: '',
    hasMore: false,
  },
  onLoad(query: { then?: Then }) {
    this.then = query.then ?? 'person'
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const found = await this.ask()
      return {
        title: titles[this.then],
        group: this.group,
        ...this.shown(found.items, found.next),
      }
    })
  },
  ask(after?: string) {
    return findPeople({
      ...(this.typed ? { q: this.typed } : {}),
      group: this.group,
      limit: LISTED,
      ...(after ? { after } : {}),
    })
  },
  shown(items: readonly PersonCard[], next: string | undefined) {
    this.next = next ?? ''
    return {
      people: items.map(personLine),
      nothing: items.length === 0 ? emptyWords(this.typed, this.group) : '',
      hasMore: this.next !== '',
    }
  },
  type(event: WechatMiniprogram.Input) {
    this.typed = event.detail.value.trim()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.refresh(), TYPING_MS)
  },
  chooseGroup(event: WechatMiniprogram.TouchEvent) {
    this.group = (event.currentTarget.dataset as { group: PeopleGroup }).group
    void this.refresh()
  },
  open(event: WechatMiniprogram.TouchEvent) {
    go(pageOf(this.then, (event.currentTarget.dataset as { id: string }).id))
  },
  onReachBottom() {
    void this.loadMore()
  },
  loadMore() {
    if (!this.next) return
    return act(this, async () => {
      const found = await this.ask(this.next)
      this.next = found.next ?? ''
      const from = this.data.people.length
      const added = found.items.map((item, at) => [`people[${from + at}]`, personLine(item)])
      return { ...Object.fromEntries(added), hasMore: this.next !== '' } as Record<string, unknown>
    })
  },
  register() {
    go('/staff/register/index')
  },
})
