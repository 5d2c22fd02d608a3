import type { PeopleGroup } from '../../../shared/people'
import { readDoorCard } from '../../api/desk'
import { nameMerge } from '../../api/merges'
import { findPeople, searchPeople } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { scan } from '../../kit/scan'
import { recentPeople, rememberPerson } from '../recent'
import { personLine } from '../words'
import type { PersonLine } from '../words'
import { emptyWords, groupChips, hitLine, mergeQuestion, pageOf, titles } from './cards'
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
  elderId: '',
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
  /** `elderId`: whose second file is looked for. */
  onLoad(query: { then?: Then; elderId?: string }) {
    this.then = query.then ?? 'person'
    this.elderId = query.elderId ?? ''
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
    if (line) this.take(line)
  },
  take(line: PersonLine) {
    if (this.then === 'merge') return void this.merge(line)
    rememberPerson(line)
    go(pageOf(this.then, line))
  },
  async merge({ id, name }: PersonLine) {
    if (!(await ask(mergeQuestion(name)))) return
    await act(this, async () => {
      await nameMerge(this.elderId, id, '工作人员认为是同一个人')
      say('已提交，等管理员决定')
      back()
    })
  },
  /** 门卡: the code on the elder's door names the person, so that nothing has to be typed. */
  async scanCard() {
    const code = await scan()
    if (!code) return
    await act(this, async () => {
      this.take(hitLine(await readDoorCard(code)))
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
