import { daysBetween } from './day'
import type { Day } from './day'
import type { Act } from './session'

/**
 * Services a line can stand for. The first eight are recorded by staff; the rest are written by later rooms and
 * stand here because packages promise them.
 * The first six: 浙江《实施社区医养结合能力提升行动重点工作清单》 item 5.
 */
export const serviceKinds = [
  'blood-pressure',
  'capillary-glucose',
  'rehab-guidance',
  'nursing-guidance',
  'health-consult',
  'nutrition-guidance',
  'home-visit',
  'follow-up',
  'home-nursing',
  'checkup',
  'tcm-constitution',
  'clinic',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** What staff may record today. */
export const recordableKinds = serviceKinds.slice(0, 8) as readonly ServiceKind[]
/** The six services of 老年健康与医养结合服务. */
export const integratedCareKinds = serviceKinds.slice(0, 6) as readonly ServiceKind[]

export const serviceNames: Record<ServiceKind, string> = {
  'blood-pressure': '血压测量',
  'capillary-glucose': '末梢血血糖检测',
  'rehab-guidance': '康复指导',
  'nursing-guidance': '护理技能指导',
  'health-consult': '保健咨询',
  'nutrition-guidance': '营养改善指导',
  'home-visit': '上门巡诊',
  'follow-up': '随访',
  'home-nursing': '护士到家',
  checkup: '老年人体检',
  'tcm-constitution': '中医体质辨识',
  clinic: '门诊',
}

/** Where a service was given: 家中 / 中心 / 服务站 / 健康小屋 / 养老机构. */
export const servicePlaces = ['home', 'centre', 'station', 'hut', 'care-institution'] as const
export type ServicePlace = (typeof servicePlaces)[number]
export const placeNames: Record<ServicePlace, string> = {
  home: '家中',
  centre: '中心',
  station: '服务站',
  hut: '健康小屋',
  'care-institution': '养老机构',
}

/** Measured values. Blood pressure in mmHg, pulse per minute, glucose in mmol/L. */
export interface ServiceValues {
  systolic?: number
  diastolic?: number
  pulse?: number
  glucose?: number
  timing?: 'fasting' | 'post-meal' | 'random'
}

/** `POST /api/records`. `draftId` is made on the phone: sending the same draft twice records once. */
export interface RecordServiceRequest {
  draftId: string
  elderId: string
  kind: ServiceKind
  /** Day the service was given; today or up to 30 days back. */
  day: Day
  /** Clock time HH:mm, when known. */
  time?: string
  place: ServicePlace
  values?: ServiceValues
  note?: string
  channel?: 'on-site' | 'phone' | 'on-behalf'
}

export const recordStatuses = ['standing', 'corrected', 'void'] as const
export type RecordStatus = (typeof recordStatuses)[number]

/** `POST /api/records/:id/void`. `version` is the one that was shown: somebody else's change is never overwritten. */
export interface VoidRecordRequest {
  reason: string
  version: number
}

/** `POST /api/records/:id/correct`: only what is given changes. */
export interface CorrectRecordRequest {
  reason: string
  version: number
  kind?: ServiceKind
  day?: Day
  time?: string
  place?: ServicePlace
  values?: ServiceValues
  note?: string
}

/** A service written down, with the ledger line it became. */
export interface RecordView {
  id: string
  elder: { id: string; name: string }
  kind: ServiceKind
  day: Day
  time?: string
  place: ServicePlace
  values?: ServiceValues
  note?: string
  status: RecordStatus
  act: Act
  organisation: { id: string; name: string }
  lineId: string
  /** Why the line is not counted, e.g. `same-day-same-kind`. Absent when it counts. */
  notCounted?: NotCounted
  voidReason?: string
  /** Why it was last corrected. */
  correctReason?: string
  /** Line ids of later corrections, oldest first. */
  corrections: string[]
  version: number
}

/** Why a line or person stands in no figure; one word for elders and staff each in `reasonWords`. */
export const notCountedReasons = [
  'same-day-same-kind',
  'voided',
  'corrected',
  'under-65',
  'not-resident',
  'not-in-group',
  'not-at-home',
  'only-once',
  'contract-ended',
  'contract-not-started',
  'moved-or-died',
  'not-due-yet',
  'over-entitlement',
  'aborted',
  'no-show',
  'unproven',
] as const
export type NotCounted = (typeof notCountedReasons)[number]

/** The vocabulary of "not counted": short, plain, the same everywhere. */
export const reasonWords: Record<NotCounted, string> = {
  'same-day-same-kind': '同日同类已计',
  voided: '已作废',
  corrected: '已更正，以更正后的为准',
  'under-65': '服务当日未满 65 岁',
  'not-resident': '非常住',
  'not-in-group': '不属于该类人群',
  'not-at-home': '不是上门服务',
  'only-once': '今年只服务过 1 次',
  'contract-ended': '签约已终止或到期',
  'contract-not-started': '签约尚未开始',
  'moved-or-died': '已迁出或去世',
  'not-due-yet': '未到应做时间',
  'over-entitlement': '超出约定次数',
  aborted: '服务中止，没有完成',
  'no-show': '上门无人或没有到诊',
  unproven: '到场凭证不足，未经审核认定',
}

const MOST_DAYS_BACK = 30
export const LONGEST_NOTE = 500

/** May a service of this day still be written down on `today`? Neither tomorrow's nor one of more than 30 days ago. */
export const mayStillRecord = (day: Day, today: Day): boolean =>
  day <= today && daysBetween(day, today) <= MOST_DAYS_BACK

const onlyAt: Partial<Record<ServiceKind, readonly ServicePlace[]>> = {
  'home-visit': ['home', 'care-institution'],
  clinic: ['centre', 'station'],
}

/** Where a kind of service can be given: a doctor's home visit is never at the centre, the clinic never at home. */
export const placesOf = (kind: ServiceKind): readonly ServicePlace[] =>
  onlyAt[kind] ?? servicePlaces
