import type { Day } from '../day'

/** Titles of nurses from the lowest up; 护师 is the first that may be sent. */
export const nurseTitles = ['护士', '护师', '主管护师', '副主任护师', '主任护师'] as const
export type NurseTitle = (typeof nurseTitles)[number]

/** Certificates that items of the catalogue ask for. */
export const certificateKinds = [
  'wound',
  'ostomy',
  'picc',
  'port',
  'airway',
  'tcm-nursing',
  'palliative',
  'maternal',
] as const
export type CertificateKind = (typeof certificateKinds)[number]
export const certificateNames: Record<CertificateKind, string> = {
  wound: '伤口专科护士证',
  ostomy: '造口专科护士证',
  picc: 'PICC 专科护士证',
  port: '输液港专科护士证',
  airway: '气道护理专科护士证',
  'tcm-nursing': '中医护理培训证',
  palliative: '安宁疗护专科护士证',
  maternal: '母婴护理培训证',
}

/** 责任险 / 医疗意外险 / 人身意外险: what an institution must hold before it sends a nurse. */
export const coverKinds = ['liability', 'medical-accident', 'personal-accident'] as const
export type CoverKind = (typeof coverKinds)[number]
export const coverNames: Record<CoverKind, string> = {
  liability: '责任险',
  'medical-accident': '医疗意外险',
  'personal-accident': '人身意外险',
}

export interface Certificate {
  kind: CertificateKind
  number: string
  from: Day
  /** Last day, included; without one it does not run out. */
  until?: Day
}

/** What is known of a nurse by which she may be sent. */
export interface Credentials {
  title: NurseTitle
  /** First day as 护师 or above; some items ask for years since. */
  titleSince?: Day
  /** First day of clinical nursing. */
  clinicalSince: Day
  /** The institution her registration names. */
  registeredAt: string
  /** Found in the national register of nurses on this day. */
  registryVerifiedOn?: Day
  /** 违反相关法律法规或不良执业行为; none when absent. */
  violation?: { on: Day; note: string }
  certificates: Certificate[]
}

/** `PUT /api/credentials/:staffId`; version 0 when nothing was written yet. */
export interface CredentialsRequest extends Credentials {
  version: number
}

/** `GET /api/credentials/:staffId`, and each of `GET /api/credentials?orgId=`. */
export interface CredentialsView {
  staff: { id: string; name: string; title: string; role: string }
  /** Absent: nothing was written yet, so nothing of 互联网+护理 may be offered. */
  credentials?: Credentials
  /** What stops her today from every item, and each certificate that ran out. */
  failing: GateFailure[]
  version: number
}

export interface Cover {
  kind: CoverKind
  insurer: string
  policyNumber: string
  from: Day
  /** Last day, included. */
  until: Day
}

/** `PUT /api/organisations/:id/covers`. */
export interface CoversRequest {
  version: number
  covers: Cover[]
}

export interface CoversView {
  orgId: string
  covers: Cover[]
  /** Those not in date today. */
  lacking: { kind: CoverKind; name: string }[]
  version: number
}

export const gateFailures = [
  'no-credentials',
  'not-registered-here',
  'too-few-years',
  'title-too-low',
  'title-years-unknown',
  'too-few-title-years',
  'registry-not-verified',
  'violation',
  'certificate-missing',
  'certificate-lapsed',
  'cover-missing',
] as const
export type GateFailureCode = (typeof gateFailures)[number]

/** What failed, by name. */
export interface GateFailure {
  code: GateFailureCode
  /** Exact, for staff: 输液港专科护士证2026年2月28日到期了. */
  says: string
}

/** The policies that are not in date on the day. */
export const lackingCovers = (covers: readonly Cover[], day: Day): CoverKind[] =>
  coverKinds.filter((kind) => !covers.some((cover) => cover.kind === kind && inDate(cover, day)))

/** First and last day included. */
export const inDate = ({ from, until }: { from: Day; until?: Day }, day: Day) =>
  from <= day && (until === undefined || day <= until)
