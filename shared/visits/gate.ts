import { addMonths } from '../day'
import type { Day } from '../day'
import { sayFullDate } from '../speak'
import type { CatalogueItem } from './catalogue'
import { certificateNames, coverNames, inDate, lackingCovers, nurseTitles } from './credentials'
import type {
  CertificateKind,
  Cover,
  Credentials,
  GateFailure,
  GateFailureCode,
  NurseTitle,
} from './credentials'

/** What an item of the catalogue asks of a nurse. */
export type AskedOfNurse = Pick<CatalogueItem, 'certificates' | 'titleYears'>

/** 国卫办医函〔2019〕80号: at least five years of clinical nursing. */
const LEAST_CLINICAL_YEARS = 5
const LEAST_TITLE: NurseTitle = '护师'
const unpractised = `临床护理不满 ${LEAST_CLINICAL_YEARS} 年`

interface GateQuestion {
  credentials: Credentials | undefined
  covers: readonly Cover[]
  /** The institution that sends. */
  orgId: string
  /** What the item asks for beyond the gate; undefined: nothing. */
  item: AskedOfNurse | undefined
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
    ? [...personFailures(credentials, question), ...itemFailures(credentials, question)]
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
    ...(ready <= day ? [] : [failure('too-few-years', `${unpractised}，${sayFullDate(ready)}满`)]),
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

const itemFailures = (held: Credentials, { item, day }: Pick<GateQuestion, 'item' | 'day'>) =>
  item
    ? [
        ...certificateFailures(held, item.certificates, day),
        ...titleYearsFailures(held, item.titleYears?.years ?? 0, day),
      ]
    : []

/** 护师 + 2 年: the years run from the first day as 护师 or above. */
function titleYearsFailures({ titleSince }: Credentials, years: number, day: Day): GateFailure[] {
  if (years === 0) return []
  if (!titleSince)
    return [failure('title-years-unknown', `没有登记任${LEAST_TITLE}的日期，须满 ${years} 年`)]
  const ready = addMonths(titleSince, years * 12)
  return ready <= day
    ? []
    : [failure('too-few-title-years', `任${LEAST_TITLE}不满 ${years} 年，${sayFullDate(ready)}满`)]
}

function certificateFailures(
  { certificates: held }: Credentials,
  asked: readonly CertificateKind[],
  day: Day,
): GateFailure[] {
  const fitting = held.filter(({ kind }) => asked.includes(kind))
  if (asked.length === 0 || fitting.some((each) => inDate(each, day))) return []
  const names = asked.map((kind) => certificateNames[kind]).join('或')
  const lapsed = fitting.filter(({ until }) => until !== undefined && until < day)
  if (lapsed.length === 0) return [failure('certificate-missing', `没有${names}`)]
  return lapsed.map(({ kind, until = day }) =>
    failure('certificate-lapsed', `${certificateNames[kind]}${sayFullDate(until)}到期了`),
  )
}

const coverFailures = ({ covers, day }: Pick<GateQuestion, 'covers' | 'day'>): GateFailure[] =>
  lackingCovers(covers, day).map((kind) =>
    failure('cover-missing', `机构的${coverNames[kind]}没有或不在有效期`),
  )

const failure = (code: GateFailureCode, says: string): GateFailure => ({ code, says })
