import type { Day } from '../../../shared/day'
import {
  callName,
  scopeWords,
  type MandateRequest,
  type MandateScope,
} from '../../../shared/mandates'
import type { Relation } from '../../../shared/people'
import { sayFullDate } from '../../../shared/speak'

/** One question a screen. `mine` shows my own code, `phone` asks for number and name, `done` says it is on its way. */
export type Step =
  'side' | 'how' | 'mine' | 'phone' | 'relation' | 'scopes' | 'until' | 'confirm' | 'done'

/**
 * What was answered so far, in the page's address: each step is a page of its own, so that the phone's own back
 * button is 上一步.
 */
export interface Answers {
  side?: 'elder' | 'relative'
  /** `mine` or `phone`, before the other side is known. */
  how?: string
  code?: string
  phone?: string
  name?: string
  relation?: Relation
  /** Joined with commas. */
  scopes?: string
  until?: Day
  done?: string
}

const names = [
  'side',
  'how',
  'code',
  'phone',
  'name',
  'relation',
  'scopes',
  'until',
  'done',
] as const

/** The answers in a page's address, decoded. */
export function answersFrom(query: Record<string, string | undefined>): Answers {
  const found = names.flatMap((name) => {
    const value = query[name]
    return value ? [[name, decodeURIComponent(value)]] : []
  })
  return Object.fromEntries(found) as Answers
}

/** The address of the step that follows from these answers. */
export function addressOf(answers: Answers): string {
  const pairs = names.flatMap((name) => {
    const value = answers[name]
    return value ? [`${name}=${encodeURIComponent(value)}`] : []
  })
  return `/pages/link/index?${pairs.join('&')}`
}

/** The first question that is not answered yet. */
export function stepOf({ side, how, code, phone, relation, scopes, until, done }: Answers): Step {
  if (done) return 'done'
  if (!side) return 'side'
  if (!code && !phone) return how === 'mine' || how === 'phone' ? how : 'how'
  if (!relation) return 'relation'
  if (!scopes) return 'scopes'
  return until ? 'confirm' : 'until'
}

export interface Line {
  name: string
  value: string
}

/** What is about to be asked, a line each. */
export function summary({
  side,
  name,
  relation = '亲属',
  scopes = '',
  until = '',
}: Answers): Line[] {
  const called = callName(relation)
  return [
    ...(name ? [{ name: side === 'elder' ? '家里人' : '老人', value: name }] : []),
    { name: side === 'elder' ? '我是' : '老人是我的', value: called },
    {
      name: side === 'elder' ? '可以替我' : '我可以替老人',
      value: scopesInWords(scopes.split(',')),
    },
    { name: '到哪天', value: sayFullDate(until) },
  ]
}

const scopesInWords = (scopes: readonly string[]): string =>
  scopes.map((scope) => scopeWords[scope as MandateScope]).join('、')

/** The answers as the server wants them. */
export function requestOf(answers: Answers): MandateRequest {
  const {
    side = 'relative',
    code,
    phone,
    name,
    relation = '亲属',
    scopes = '',
    until = '',
  } = answers
  return {
    side,
    relation,
    scopes: scopes.split(',') as MandateScope[],
    until,
    ...(code ? { otherCode: code } : {}),
    ...(phone && name ? { otherPhone: phone, otherName: name } : {}),
  }
}

/** Why number and name cannot be sent yet; '' when they can. */
export function phoneProblem(phone: string, name: string): string {
  if (!/^1\d{10}$/.test(phone.trim())) return '请写 11 位手机号'
  return name.trim().length < 2 ? '请写对方的姓名' : ''
}
