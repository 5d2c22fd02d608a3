import type { Day } from '../day'
import type { ServiceKind, ServiceValues } from '../records'
import type { VisitStep } from './booking'
import type { ProofWay } from './kinds'
import type { Fen } from './view'

/** 首诊: `POST /api/visits/:id/consult`. */
export interface ConsultRequest extends VisitStep {
  way: 'in-person' | 'records'
  result: 'suitable' | 'not-suitable' | 'refer'
  findings: string
  fileIds?: string[]
  /** The condition changed since the last one. */
  conditionChanged?: boolean
}

export interface ConsultationView {
  id: string
  way: 'in-person' | 'records'
  result: 'suitable' | 'not-suitable' | 'refer'
  findings: string
  byName: string
  organisation: string
  on: Day
  validUntil: Day
}

/** 医嘱: `POST /api/visits/:id/order`, by a doctor, with the photo when it comes from another institution. */
export interface OrderRequest extends VisitStep {
  text: string
  validUntil: Day
  fileId?: string
  from: 'own' | 'other-institution'
}

export interface OrderView {
  text: string
  validUntil: Day
  from: 'own' | 'other-institution'
  byName: string
  on: Day
  fileId?: string
}

/** `GET /api/visits/:id/consent`: the texts to sign. */
export interface ConsentTexts {
  version: string
  /** SHA-256 of all that is shown. */
  hash: string
  agreement: { title: string; paragraphs: string[] }
  informed: { title: string; paragraphs: string[] }
}

/** `POST /api/visits/:id/consent`. Paper needs its photo; a staff screen may hand in what was drawn on it. */
export interface ConsentRequest extends VisitStep {
  textVersion: string
  textHash: string
  way: 'own-tap' | 'staff-screen' | 'paper'
  /** Who signed on a staff screen or on paper, when not the elder. */
  signedBy?: { name: string; relation: string }
  fileId?: string
}

export interface ConsentView {
  textVersion: string
  textHash: string
  way: 'own-tap' | 'staff-screen' | 'paper'
  signedByName: string
  relation?: string
  /** The photo of the paper, or what was drawn on the screen. */
  fileId?: string
  at: string
}

/** `POST /api/visits/:id/offer`: to these, or to whoever is right. */
export interface OfferRequest extends VisitStep {
  staffIds?: string[]
}

/** `POST /api/visits/:id/decline` by staff, `/refuse` by the institution, `/no-show`, `/abort`. */
export interface ReasonRequest extends VisitStep {
  reason: string
  /** Of the negative list, when that is why. */
  negative?: string
}

/** `POST /api/visits/:id/arrive`. GCJ-02. */
export interface ArriveRequest extends VisitStep {
  point?: { longitude: number; latitude: number }
  proof?: { way: ProofWay; code?: string; fileId?: string }
}

export interface ArrivalView {
  at: string
  /** Metres to the door; absent when either point is not known. */
  metres?: number
  way?: ProofWay
  /** What was drawn, when a signature shows it. */
  fileId?: string
  proven: boolean
  /** The reviewer's decision on an unproven one. */
  review?: { counted: boolean; why: string; byName: string; at: string }
}

/** `POST /api/visits/:id/finish`. */
export interface FinishRequest extends VisitStep {
  vitals?: ServiceValues & { temperature?: number; oxygen?: number }
  /** Services that count, each a kind of the ledger with its values. */
  services: { kind: ServiceKind; values?: ServiceValues; note?: string }[]
  /** Steps of the item that were done. */
  done: string[]
  findings: string
  wasteTakenBack: boolean
  consumables?: { name: string; count: number; fen: Fen }[]
  signatureFileId?: string
}

export interface VisitRecordView extends Omit<FinishRequest, keyof VisitStep> {
  byName: string
  at: string
}

/** `POST /api/visits/:id/review` on an unproven visit. */
export interface ReviewRequest extends VisitStep {
  counted: boolean
  why: string
}

/** `POST /api/visits/:id/proof` after arrival: the nurse gives what she has; a relative's tap needs nothing more. */
export interface ProofRequest extends VisitStep {
  proof?: { way: ProofWay; code?: string; fileId?: string }
}

/** `POST /api/visits/:id/void`: from now on the visit counts nowhere; further lines of the ledger say so. */
export interface VoidVisitRequest extends VisitStep {
  reason: string
}

/** `POST /api/visits/:id/correct`: the services of a door visit as they should have been written down. */
export interface CorrectVisitRequest extends VisitStep {
  reason: string
  services: FinishRequest['services']
}
