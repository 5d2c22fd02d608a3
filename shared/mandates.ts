import type { Day } from './day'
import type { Relation } from './people'

/** What a relative may do for an elder: 预约 / 看健康记录 / 聊天 / 签约. */
export const mandateScopes = ['book', 'read', 'chat', 'sign'] as const
export type MandateScope = (typeof mandateScopes)[number]

/** What a scope lets a relative do, in the words of a sentence. */
export const scopeWords: Record<MandateScope, string> = {
  book: '预约',
  read: '看健康记录',
  chat: '和医护聊天',
  sign: '办理签约',
}

/** 本人授权, or 法定监护 with a photo of the document; only a guardian may consent in the elder's place. */
export const mandateBases = ['own-will', 'guardian'] as const
export type MandateBasis = (typeof mandateBases)[number]

/** How the elder's will was made sure of: own tap, voice, in person by staff with a photo of the form. */
export const mandateConfirmations = ['own-tap', 'voice', 'in-person'] as const
type MandateConfirmation = (typeof mandateConfirmations)[number]

export interface MandateView {
  id: string
  elderId: string
  elderName: string
  relativeId: string
  relativeName: string
  /** What the elder is to the relative. */
  relation: Relation
  scopes: MandateScope[]
  basis: MandateBasis
  /** Absent while the elder has not been asked yet. */
  confirmation?: MandateConfirmation
  from: Day
  /** Last day, included. */
  until: Day
  /** 1 is called first. */
  contactOrder: number
  state: 'asked' | 'in-force' | 'revoked' | 'expired' | 'declined'
  askedBy: 'elder' | 'relative' | 'staff'
  endedOn?: Day
  endedByName?: string
}

/** The longest a mandate may run before the elder is asked again. */
export const longestMandateMonths = 36
/** An ask nobody answers comes to nothing after so many days. */
export const askStandsDays = 30

/** What an elder is to a relative, as the relative calls them. */
const callNames: Partial<Record<string, string>> = { 母亲: '妈妈', 父亲: '爸爸', 配偶: '老伴' }

/** `callName('母亲') //=> '妈妈'`; any other relation is its own name. */
export const callName = (relation: string): string => callNames[relation] ?? relation

/**
 * `POST /api/mandates`: one side asks, the other confirms. `elderCode` or `relativeCode` is the text of the other's
 * QR code (`POST /api/me/link-code`), or `phone` and `name` of the other side; staff name both by id.
 */
export interface MandateRequest {
  side: 'elder' | 'relative'
  otherCode?: string
  otherPhone?: string
  otherName?: string
  relation: Relation
  scopes: MandateScope[]
  until: Day
}

/**
 * What asking answers. `mandate` only when the other side's code was scanned: asked by phone and name, the answer is
 * the same whether there is such a person or not.
 */
export interface MandateAsked {
  sent: true
  mandate?: MandateView
}

/** `POST /api/mandates/:id/confirm`: how the elder said yes; her own tap when absent. */
export interface ConfirmMandateRequest {
  way?: 'own-tap' | 'voice'
}

/** `POST /api/people/:id/mandates`: at the desk, in person; a guardian needs the photo of the document. */
export interface DeskMandateRequest {
  relativeId?: string
  relativeName?: string
  relativePhone?: string
  relation: Relation
  scopes: MandateScope[]
  basis: MandateBasis
  until: Day
  /** Photo of the signed form, or of the guardian's document. */
  fileId: string
}

/** `GET /api/mandates`: every ask and mandate of mine, on either side, newest first; ended ones too. */
export interface MandatesView {
  /** Those who may act for me, first to be called first. */
  given: MandateView[]
  /** Those for whom I may act. */
  held: MandateView[]
}

/** `POST /api/mandates/:id/change`: the elder. */
export interface MandateChange {
  scopes?: MandateScope[]
  until?: Day
  contactOrder?: number
}

/** Who asked staff for it and how, and why: written down with everything that is done to a mandate at the desk. */
export interface DeskWord {
  askedBy: string
  channel: 'on-site' | 'phone' | 'on-behalf'
  reason: string
}

/** `POST /api/people/:id/mandates/:mandateId/end`. */
export type DeskMandateEnd = DeskWord

/** `POST /api/people/:id/mandates/:mandateId/change`. */
export type DeskMandateChange = DeskWord & MandateChange

/** `POST /api/me/link-code`: told as a QR code, 10 minutes, once. */
export interface LinkCodeView {
  code: string
  qr: string
  expiresAt: string
}
