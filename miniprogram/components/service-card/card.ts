import type { Day } from '../../../shared/day'
import {
  placeNames,
  serviceNames,
  type RecordView,
  type ServiceKind,
  type ServiceValues,
} from '../../../shared/records'
import { sayDay, sayNear, sayTime } from '../../../shared/speak'
import { DOT } from '../../kit/whole'

/** One service received, in words. */
export interface ServiceCard {
  id: string
  icon: string
  title: string
  /** 今天, 昨天 … or ''. */
  near: string
  when: string
  /** 上午 10:00 · 张小燕 · 家中 */
  who: string
  values: string
  note: string
  /** 已作废 or 已更正, or ''. */
  mark: string
}

export function serviceCard(record: RecordView, today: Day): ServiceCard {
  const { id, kind, day, time, act, place, values, note = '' } = record
  return {
    id,
    icon: kindIcons[kind],
    title: serviceNames[kind],
    near: sayNear(day, today) ?? '',
    when: sayDay(day),
    who: [...(time ? [sayTime(time)] : []), act.byName, placeNames[place]].join(DOT),
    values: valueWords(values),
    note,
    mark: markWords[record.status],
  }
}

const markWords: Record<RecordView['status'], string> = {
  standing: '',
  corrected: '已更正',
  void: '已作废',
}

export const kindIcons: Record<ServiceKind, string> = {
  'blood-pressure': 'pressure',
  'capillary-glucose': 'drop',
  'rehab-guidance': 'walk',
  'nursing-guidance': 'hand',
  'health-consult': 'talk',
  'nutrition-guidance': 'bowl',
  'home-visit': 'home-nurse',
  'follow-up': 'phone',
  'home-nursing': 'home-nurse',
  checkup: 'clipboard',
  'tcm-constitution': 'leaf',
  clinic: 'building',
}

const timings: Record<NonNullable<ServiceValues['timing']>, string> = {
  fasting: '空腹',
  'post-meal': '饭后',
  random: '随机',
}

/** Measured values as people say them: `血压 128/76，脉搏 72`; '' when nothing was measured. */
export function valueWords(values: ServiceValues | undefined): string {
  const { systolic, diastolic, pulse, glucose, timing } = values ?? {}
  return [
    ...(systolic && diastolic ? [`血压 ${systolic}/${diastolic}`] : []),
    ...(pulse ? [`脉搏 ${pulse}`] : []),
    ...(glucose ? [`${timing ? timings[timing] : ''}血糖 ${glucose}`] : []),
  ].join('，')
}
