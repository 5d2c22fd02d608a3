import type { PersonTag, PersonView } from '../../../shared/people'
import { saySpoken } from '../../../shared/speak'
import { addTag, endTag, person } from '../../api/people'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { act, load, opening } from '../../kit/load'
import { tagCards, tagProblem } from './cards'
import type { TagLine } from './cards'

Page({
  elderId: '',
  data: {
    ...opening,
    name: '',
    standing: [] as TagLine[],
    ended: [] as TagLine[],
    free: [] as { tag: PersonTag; name: string }[],
    tag: '' as PersonTag | '',
    from: '',
    fromSays: '',
    today: '',
    source: '',
    problem: '',
  },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => this.shown(await person(this.elderId)))
  },
  /** The file as it stands, and an empty form. */
  shown({ name, tags }: PersonView) {
    const cleared = { tag: '' as const, source: '', problem: '', today: today() }
    return { name, ...tagCards(tags, today()), ...cleared, ...this.dayData(today()) }
  },
  dayData: (from: string) => ({ from, fromSays: saySpoken(from, today()) }),
  choose(event: WechatMiniprogram.TouchEvent) {
    const { tag } = event.currentTarget.dataset as { tag: PersonTag }
    this.setData({ tag, problem: '' })
  },
  chooseDay(event: { detail: { value: string } }) {
    this.setData(this.dayData(event.detail.value))
  },
  type(event: { detail: string }) {
    this.data.source = event.detail
  },
  save() {
    const { tag, from, source } = this.data
    const problem = tagProblem(tag, source, from, today())
    this.setData({ problem })
    if (problem || !tag) return
    void act(this, async () => {
      const file = await addTag(this.elderId, { tag, from, source: source.trim() })
      say('登记好了')
      return this.shown(file)
    })
  },
  async end(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    const sure = await ask({
      title: `“${name}”从今天起不再有？`,
      content: '今天以前的统计不变。',
      yes: '结束',
    })
    if (!sure) return
    await act(this, async () => {
      const file = await endTag(this.elderId, id, today())
      say('已结束')
      return this.shown(file)
    })
  },
})
