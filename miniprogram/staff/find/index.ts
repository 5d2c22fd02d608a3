import type { PeopleGroup } from '../../../shared/people'
import { readDoorCard } from '../../api/desk'
import { findPeople, searchPeople } from '../../api/people'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { scan } from '../../kit/scan'
import { recentPeople, rememberPerson } from '../recent'
import { personLine } from '../words'
import type { PersonLine } from '../words'
import { emptyWords, groupChips, hitLine, pageOf, titles } from './cards'
import type { Then } from './cards'

const LISTED = 12
/** Pause after the last letter before the register is asked. */
const TYPING_MS = 300

interface Found {
  people: PersonLine[]
  next: string
}

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
    searching: false,
    recent: [] as PersonLine[],
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
      this.next = found.next
      return {
        title: titles[this.then],
        group: this.group,
        searching: this.typed !== '',
        recent: this.typed ? [] : [...recentPeople()],
        people: found.people,
        nothing: found.people.length === 0 ? emptyWords(this.typed, this.group) : '',
        hasMore: found.next !== '',
      }
    })
  },
  /** What is typed is looked for in the whole register; without it, the group is listed page by page. */
  async ask(after?: string): Promise<Found> {
    if (this.typed) return { people: (await searchPeople(this.typed)).map(hitLine), next: '' }
    const { items, next = '' } = await findPeople({
      group: this.group,
      limit: LISTED,
      ...(after ? { after } : {}),
    })
    return { people: items.map(personLine), next }
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
    const { id } = event.currentTarget.dataset as { id: string }
    const line = [...this.data.people, ...this.data.recent].find((person) => person.id === id)
    if (line) rememberPerson(line)
    go(pageOf(this.then, id))
  },
  /** 门卡: the code on the elder's door names the person, so that nothing has to be typed. */
  async scanCard() {
    const code = await scan()
    if (!code) return
    await act(this, async () => {
      const hit = await readDoorCard(code)
      rememberPerson(hitLine(hit))
      go(pageOf(this.then, hit.id))
    })
  },
  onReachBottom() {
    void this.loadMore()
  },
  loadMore() {
    if (!this.next) return
    return act(this, async () => {
      const found = await this.ask(this.next)
      this.next = found.next
      const from = this.data.people.length
      const added = found.people.map((line, at) => [`people[${from + at}]`, line])
      return { ...Object.fromEntries(added), hasMore: this.next !== '' } as Record<string, unknown>
    })
  },
  register() {
    go('/staff/register/index')
  },
})
