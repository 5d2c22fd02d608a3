import type { LifeEvent } from '../../../shared/register'
import { saySpoken } from '../../../shared/speak'
import { lifeEvent, person } from '../../api/people'
import type { Choice } from '../../components/choice-list/choice'
import { ask } from '../../kit/ask'
import { today } from '../../kit/clock'
import { back } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { dayProblem, endedWords, eventChoices, lifeQuestion } from './cards'

Page({
  elderId: '',
  born: '',
  note: '',
  data: {
    ...opening,
    name: '',
    choices: [] as Choice[],
    chosen: '' as LifeEvent | '',
    on: '',
    onSays: '',
    today: '',
    problem: '',
    done: '',
  },
  onLoad(query: { elderId?: string }) {
    this.elderId = query.elderId ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const elder = await person(this.elderId)
      this.born = elder.birthDate
      return {
        name: elder.name,
        choices: eventChoices(elder),
        today: today(),
        ...this.dayData(this.data.on || today()),
      }
    })
  },
  dayData: (on: string) => ({ on, onSays: saySpoken(on, today()) }),
  choose({ detail }: { detail: { id: LifeEvent } }) {
    this.setData({ chosen: detail.id, problem: '' })
  },
  chooseDay(event: { detail: { value: string } }) {
    this.setData(this.dayData(event.detail.value))
  },
  typeNote(event: { detail: string }) {
    this.note = event.detail
  },
  async save() {
    const { chosen, on, name, done } = this.data
    if (done) return back()
    const problem = dayProblem(chosen, on, { today: today(), born: this.born })
    this.setData({ problem })
    if (problem || !chosen || !(await ask(lifeQuestion(name, chosen, on)))) return
    const note = this.note.trim()
    await act(this, async () => {
      const ended = await lifeEvent(this.elderId, { event: chosen, on, ...(note ? { note } : {}) })
      return { done: endedWords(ended) }
    })
  },
})
