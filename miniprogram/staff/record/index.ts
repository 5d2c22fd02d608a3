import type { ServiceKind, ServicePlace } from '../../../shared/records'
import { placesOf } from '../../../shared/records'
import { person } from '../../api/people'
import { correctRecord, record, recordService } from '../../api/records'
import { syncClock } from '../../api/session'
import { sayTime, saySpoken } from '../../../shared/speak'
import { ask, say } from '../../kit/ask'
import { timeNow, today } from '../../kit/clock'
import { back } from '../../kit/go'
import { newId } from '../../kit/identifier'
import { act, load, opening } from '../../kit/load'
import { waiting } from '../../kit/outbox'
import { forget, keep, kept } from '../../kit/storage'
import {
  asksFor,
  draftOf,
  emptyForm,
  formOf,
  formProblem,
  kindChoices,
  placeChoices,
  served,
  timings,
  valuesOf,
} from '../record-form'
import type { Typed } from '../record-form'
import { unusualQuestion, unusualWords } from '../unusual'

/** A half-filled form, kept under the elder's id so that a restart finds it again. */
interface HalfFilled {
  elderId: string
  draftId: string
  typed: Typed
}

Page({
  elderId: '',
  /** The record that is corrected; '' for a new one. */
  correcting: '',
  version: 0,
  draftId: '',
  data: {
    ...opening,
    title: '',
    name: '',
    typed: emptyForm('', ''),
    kinds: kindChoices,
    places: placeChoices(''),
    timings,
    asks: asksFor(''),
    today: '',
    daySays: '',
    timeSays: '',
    problem: '',
    correcting: false,
  },
  onLoad(query: { elderId?: string; correct?: string }) {
    this.elderId = query.elderId ?? ''
    this.correcting = query.correct ?? ''
    void this.refresh()
  },
  refresh() {
    return load(this, () => (this.correcting ? this.openRecord() : this.openForm()))
  },
  async openForm() {
    await syncClock()
    const half = kept<HalfFilled>('linli.half-filled')
    const mine = half?.elderId === this.elderId ? half : undefined
    this.draftId = mine?.draftId ?? newId()
    const typed = mine?.typed ?? emptyForm(today(), timeNow())
    const name = await this.nameOfElder()
    const around = { ...this.follows(typed.kind), ...this.whenWords(typed) }
    return { title: '记录一次服务', name, typed, today: today(), ...around }
  },
  /** The name is only for the eye; without a network the form opens all the same. */
  async nameOfElder(): Promise<string> {
    try {
      return (await person(this.elderId)).name
    } catch {
      return '这位老人（没有网络，名字稍后显示）'
    }
  },
  async openRecord() {
    const written = await record(this.correcting)
    this.version = written.version
    this.elderId = written.elder.id
    const typed = formOf(written)
    return {
      title: '更正这条记录',
      name: written.elder.name,
      typed,
      today: today(),
      correcting: true,
      ...this.follows(typed.kind),
      ...this.whenWords(typed),
    }
  },
  whenWords: ({ day, time }: Pick<Typed, 'day' | 'time'>) => ({
    daySays: day ? saySpoken(day, today()) : '',
    timeSays: time ? sayTime(time) : '',
  }),
  /** What the chosen kind brings with it. */
  follows: (kind: ServiceKind | '') => ({ asks: asksFor(kind), places: placeChoices(kind) }),
  chooseKind(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset as { kind: ServiceKind }
    const { place } = this.data.typed
    const possible = placesOf(kind)
    const fits = possible.includes(place) ? place : (possible[0] ?? 'home')
    this.setData({ 'typed.kind': kind, 'typed.place': fits, problem: '', ...this.follows(kind) })
    this.keepHalf()
  },
  choosePlace(event: WechatMiniprogram.TouchEvent) {
    this.setData({ 'typed.place': (event.currentTarget.dataset as { place: ServicePlace }).place })
    this.keepHalf()
  },
  chooseTiming(event: WechatMiniprogram.TouchEvent) {
    this.setData({
      'typed.timing': (event.currentTarget.dataset as { timing: Typed['timing'] }).timing,
    })
    this.keepHalf()
  },
  chooseDay(event: { detail: { value: string } }) {
    const day = event.detail.value
    this.setData({ 'typed.day': day, ...this.whenWords({ ...this.data.typed, day }) })
    this.keepHalf()
  },
  chooseTime(event: { detail: { value: string } }) {
    const time = event.detail.value
    this.setData({ 'typed.time': time, ...this.whenWords({ ...this.data.typed, time }) })
    this.keepHalf()
  },
  type(event: { detail: string; currentTarget: { dataset: Record<string, string> } }) {
    const { field } = event.currentTarget.dataset
    this.data.typed = { ...this.data.typed, [field ?? '']: event.detail }
    this.keepHalf()
  },
  keepHalf() {
    if (this.correcting) return
    keep('linli.half-filled', {
      elderId: this.elderId,
      draftId: this.draftId,
      typed: this.data.typed,
    })
  },
  async save() {
    const { typed } = this.data
    const { kind } = typed
    const problem = formProblem(typed, today(), this.correcting !== '')
    if (problem || !kind) {
      this.setData({ problem })
      return
    }
    const unusual = unusualWords(valuesOf(typed) ?? {})
    if (unusual && !(await ask(unusualQuestion(unusual)))) return
    await act(this, () =>
      this.correcting ? this.sendCorrection({ ...typed, kind }) : this.sendNew({ ...typed, kind }),
    )
  },
  async sendNew(typed: Typed & { kind: ServiceKind }): Promise<Record<string, unknown> | void> {
    const { left } = await recordService(draftOf(typed, this.elderId, this.draftId))
    const mine = waiting().find(({ draft }) => draft.draftId === this.draftId)
    if (mine?.refused) return { problem: mine.refused }
    forget('linli.half-filled')
    say(mine ? `没有网络，已存在手机里（待上传 ${left}）` : '记好了')
    back()
  },
  async sendCorrection(typed: Typed & { kind: ServiceKind }): Promise<void> {
    const values = valuesOf(typed)
    await correctRecord(this.correcting, {
      reason: typed.reason.trim(),
      version: this.version,
      ...served(typed),
      ...(values ? { values } : {}),
    })
    say('已更正，原来的一行也留着')
    back()
  },
})
