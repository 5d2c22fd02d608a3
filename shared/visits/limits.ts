import { addDays } from '../day'
import type { Day } from '../day'
import type { harmLevels } from './safety'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The longest a visit may run over its planned end. Local practice (延时预警), set by the house. */
const overtimeRules = {
  version: '2026.1',
  warnMinutes: 15,
  alarmMinutes: 30,
  verified: false,
} as const

/** When a pressed alarm that nobody took goes on to the next contact; set by the house. */
export const alarmRules = { version: '2026.1', nextAfterSeconds: 60, verified: false } as const

/** How old what was drawn on a screen at the door may be when it is sent; set by the house. */
const signatureRules = { version: '2026.1', mostHours: 24, verified: false } as const

/** When somebody asks how it went after a visit; set by the house. */
const followUpRules = { version: '2026.1', hours: 48, verified: false } as const

/**
 * When whoever complained must have an answer. After 《医疗机构投诉管理办法》(国家卫生健康委员会令第 3 号, 2019): five working
 * days for what has to be looked into; taken from general knowledge of the text.
 */
export const complaintRules = { version: '2026.1', workingDays: 5, verified: false } as const

/**
 * A visit to a door that nobody has said to come to: when the desk is told, while there is time to send somebody, and
 * when it ends by itself. Until then whoever is late may still say yes, also from a phone that was without a network. Set
 * by the house.
 */
export const unansweredRules = {
  version: '2026.1',
  /** Before its start. */
  deskHours: 4,
  /** Whoever was asked has so long to answer before the desk hears of it. */
  answerMinutes: 30,
  /** After its planned end. */
  endsHours: 2,
  verified: false,
} as const

/** Why a visit ended that nobody had said to come to. */
export const notAnsweredWords =
  '到约定时间没有安排到人，这次没有人上门，对不起。可以重新预约，也可以请社区给您回电话'

type Harm = (typeof harmLevels)[number]

/**
 * When an adverse event must have been reported. The limits are those of 《医疗质量安全事件报告暂行规定》(卫医管发〔2011〕4 号)
 * article 8: 一般 15 days and 重大 12 hours from its being found. Which harm is which class is the reading of the house: the
 * document counts deaths and disabilities, which at the door nobody can judge.
 */
export const adverseRules = {
  version: '2026.1',
  hours: { none: 15 * 24, mild: 15 * 24, moderate: 15 * 24, severe: 12, death: 12 },
  limitsVerified: true,
  classesVerified: false,
} as const satisfies { hours: Record<Harm, number> } & Record<string, unknown>

/** How far over its time a visit is; the minute itself counts: at 15 minutes it is `warn`. */
export function overtimeAt(plannedEnd: Date, now: Date): 'none' | 'warn' | 'alarm' {
  const minutes = (now.getTime() - plannedEnd.getTime()) / MINUTE
  if (minutes >= overtimeRules.alarmMinutes) return 'alarm'
  return minutes >= overtimeRules.warnMinutes ? 'warn' : 'none'
}

/** The instants at which a visit that is not over is told of. */
export const overtimeInstants = (plannedEnd: Date): { warnAt: Date; alarmAt: Date } => ({
  warnAt: new Date(plannedEnd.getTime() + overtimeRules.warnMinutes * MINUTE),
  alarmAt: new Date(plannedEnd.getTime() + overtimeRules.alarmMinutes * MINUTE),
})

/** The instant until which whoever was asked has time to answer before the desk hears of it. */
export const answerDueAt = (askedAt: Date): Date =>
  new Date(askedAt.getTime() + unansweredRules.answerMinutes * MINUTE)

/** The instant at which a visit ends by itself that nobody has said to come to. */
export const unansweredUntil = (plannedEnd: Date): Date =>
  new Date(plannedEnd.getTime() + unansweredRules.endsHours * HOUR)

/** The last instant at which an adverse event may be reported. */
export const reportDueAt = (harm: Harm, foundAt: Date): Date =>
  new Date(foundAt.getTime() + adverseRules.hours[harm] * HOUR)

/** The first instant at which a signature that is sent now may have been handed in. */
export const oldestSignature = (now: Date): Date =>
  new Date(now.getTime() - signatureRules.mostHours * HOUR)

/** When somebody should have asked how the elder is. */
export const followUpDueAt = (doneAt: Date): Date =>
  new Date(doneAt.getTime() + followUpRules.hours * HOUR)

/**
 * The last day for an answer: the day of the complaint does not count. What a working day is, the calendar says.
 * Of a calendar that knows no working day in two months, the end of those.
 */
export function complaintDueOn(on: Day, isWorkday: (day: Day) => boolean): Day {
  const days = Array.from({ length: 60 }, (_, at) => addDays(on, at + 1))
  return days.filter(isWorkday)[complaintRules.workingDays - 1] ?? addDays(on, days.length)
}
