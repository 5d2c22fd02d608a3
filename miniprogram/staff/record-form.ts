import type { Day } from '../../shared/day'
import { valuesProblem } from '../../shared/measures'
import {
  mayStillRecord,
  placeNames,
  placesOf,
  recordableKinds,
  serviceNames,
} from '../../shared/records'
import type {
  RecordServiceRequest,
  RecordView,
  ServiceKind,
  ServicePlace,
  ServiceValues,
} from '../../shared/records'
import { kindIcons } from '../components/service-card/card'

/** What is typed, as text: it becomes numbers only when it is sent. */
export interface Typed {
  kind: ServiceKind | ''
  place: ServicePlace
  day: Day
  time: string
  systolic: string
  diastolic: string
  pulse: string
  glucose: string
  timing: NonNullable<ServiceValues['timing']>
  note: string
  /** Why an earlier record is corrected. */
  reason: string
}

export const emptyForm = (day: Day, time: string): Typed => ({
  kind: '',
  place: 'home',
  day,
  time,
  systolic: '',
  diastolic: '',
  pulse: '',
  glucose: '',
  timing: 'fasting',
  note: '',
  reason: '',
})

/** The form of a record that is to be corrected. */
export function formOf(record: RecordView): Typed {
  const { kind, place, day, time = '', values = {}, note = '' } = record
  return {
    ...emptyForm(day, time),
    kind,
    place,
    systolic: text(values.systolic),
    diastolic: text(values.diastolic),
    pulse: text(values.pulse),
    glucose: text(values.glucose),
    timing: values.timing ?? 'fasting',
    note,
  }
}

const text = (value: number | undefined) => (value === undefined ? '' : String(value))

export const kindChoices = recordableKinds.map((kind) => ({
  kind,
  name: serviceNames[kind],
  icon: kindIcons[kind],
}))

export const placeChoices = (kind: ServiceKind | '') =>
  (kind ? placesOf(kind) : placesOf('follow-up')).map((place) => ({
    place,
    name: placeNames[place],
  }))

export const timings = [
  { timing: 'fasting', name: '空腹' },
  { timing: 'post-meal', name: '餐后 2 小时' },
  { timing: 'random', name: '随机' },
] as const

/** Which measured values the chosen kind asks for. */
export const asksFor = (kind: ServiceKind | '') => ({
  pressure: ['blood-pressure', 'home-visit', 'follow-up'].includes(kind),
  glucose: ['capillary-glucose', 'home-visit', 'follow-up'].includes(kind),
})

export function valuesOf(typed: Typed): ServiceValues | undefined {
  const { pressure, glucose } = asksFor(typed.kind)
  const values: ServiceValues = {
    ...(pressure
      ? numbers({ systolic: typed.systolic, diastolic: typed.diastolic, pulse: typed.pulse })
      : {}),
    ...(glucose && typed.glucose
      ? { ...numbers({ glucose: typed.glucose }), timing: typed.timing }
      : {}),
  }
  return Object.keys(values).length > 0 ? values : undefined
}

const numbers = (typed: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value.trim() ? [[name, Number(value)]] : [])),
  )

/** What is wrong with the form, in words; '' when it can be kept. */
export function formProblem(typed: Typed, today: Day, correcting: boolean): string {
  if (!typed.kind) return '请选做了什么'
  if (!mayStillRecord(typed.day, today)) return '只能记今天和过去 30 天内的服务'
  if (typed.time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.time)) return '时间请写成 09:30 这样'
  if (correcting && typed.reason.trim().length < 2) return '请写明为什么更正'
  return valuesProblem(typed.kind, valuesOf(typed)) ?? ''
}

/** What is sent: the elder's id and what was done, no name. */
export function draftOf(
  typed: Typed & { kind: ServiceKind },
  elderId: string,
  draftId: string,
): RecordServiceRequest {
  const values = valuesOf(typed)
  return { draftId, elderId, channel: 'on-site', ...served(typed), ...(values ? { values } : {}) }
}

/** The parts that a correction may change too. */
export const served = (typed: Typed & { kind: ServiceKind }) => ({
  kind: typed.kind,
  day: typed.day,
  place: typed.place,
  ...(typed.time ? { time: typed.time } : {}),
  ...(typed.note.trim() ? { note: typed.note.trim() } : {}),
})
