import { addMonths } from '../day'
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
  'registry-not-verified',
  'violation',
  'certificate-missing',
  'certificate-lapsed',
  'cover-missing',
] as const
type GateFailureCode = (typeof gateFailures)[number]

/** What failed, by name. */
export interface GateFailure {
  code: GateFailureCode
  /** Exact, for staff: 输液港专科护士证已于 2026-02-28 到期. */
  says: string
}

/** 国卫办医函〔2019〕80号: at least five years of clinical nursing. */
const LEAST_CLINICAL_YEARS = 5
const LEAST_TITLE: NurseTitle = '护师'

export interface GateQuestion {
  credentials: Credentials | undefined
  covers: readonly Cover[]
  /** The institution that sends. */
  orgId: string
  /** Any one of these will do; none asked: every nurse of the gate may. */
  certificates: readonly CertificateKind[]
  /** Day of the visit. */
  day: Day
}

/**
 * Why this nurse may not be sent by this institution on this day; empty: she may.
 *
 * 《“互联网+护理服务”试点工作方案》（国卫办医函〔2019〕80号）: registered here and found in the national register, five years of
 * clinical nursing, 护师 or above, the certificate of a special item, no violation, and the institution's three policies.
 */
export function gateOf(question: GateQuestion): GateFailure[] {
  const { credentials } = question
  const own = credentials
    ? [...personFailures(credentials, question), ...certificateFailures(credentials, question)]
    : [failure('no-credentials', '没有登记护士资质')]
  return [...own, ...coverFailures(question)]
}

function personFailures(
  held: Credentials,
  { orgId, day }: Pick<GateQuestion, 'orgId' | 'day'>,
): GateFailure[] {
  const { registryVerifiedOn, violation } = held
  const ready = addMonths(held.clinicalSince, LEAST_CLINICAL_YEARS * 12)
  return [
    ...(held.registeredAt === orgId ? [] : [failure('not-registered-here', '未在本机构注册')]),
    ...(ready <= day
      ? []
      : [failure('too-few-years', `临床护理不满 ${LEAST_CLINICAL_YEARS} 年，${ready} 满`)]),
    ...(nurseTitles.indexOf(held.title) >= nurseTitles.indexOf(LEAST_TITLE)
      ? []
      : [failure('title-too-low', `职称为${held.title}，须${LEAST_TITLE}及以上`)]),
    ...(registryVerifiedOn && registryVerifiedOn <= day
      ? []
      : [failure('registry-not-verified', '未在全国护士电子注册系统核验')]),
    ...(violation && violation.on <= day
      ? [failure('violation', `有违规或不良执业记录：${violation.note}`)]
      : []),
  ]
}

function certificateFailures(
  { certificates: held }: Credentials,
  { certificates: asked, day }: Pick<GateQuestion, 'certificates' | 'day'>,
): GateFailure[] {
  const fitting = held.filter(({ kind }) => asked.includes(kind))
  if (asked.length === 0 || fitting.some((each) => inDate(each, day))) return []
  const names = asked.map((kind) => certificateNames[kind]).join('或')
  const lapsed = fitting.filter(({ until }) => until !== undefined && until < day)
  if (lapsed.length === 0) return [failure('certificate-missing', `没有${names}`)]
  return lapsed.map(({ kind, until = '' }) =>
    failure('certificate-lapsed', `${certificateNames[kind]}已于 ${until} 到期`),
  )
}

const coverFailures = ({ covers, day }: Pick<GateQuestion, 'covers' | 'day'>): GateFailure[] =>
  lackingCovers(covers, day).map((kind) =>
    failure('cover-missing', `机构的${coverNames[kind]}没有或不在有效期`),
  )

/** The policies that are not in date on the day. */
export const lackingCovers = (covers: readonly Cover[], day: Day): CoverKind[] =>
  coverKinds.filter((kind) => !covers.some((cover) => cover.kind === kind && inDate(cover, day)))

/** First and last day included. */
const inDate = ({ from, until }: { from: Day; until?: Day }, day: Day) =>
  from <= day && (until === undefined || day <= until)

const failure = (code: GateFailureCode, says: string): GateFailure => ({ code, says })
