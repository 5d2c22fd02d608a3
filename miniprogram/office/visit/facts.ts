import type { Day } from '../../../shared/day'
import { sayFullDate } from '../../../shared/speak'
import { serviceNames } from '../../../shared/records'
import type {
  ArrivalView,
  ConsultationView,
  OrderView,
  VisitRecordView,
} from '../../../shared/visits/care'
import { isOver } from '../../../shared/visits/machine'
import { payerNames } from '../../../shared/visits/kinds'
import type { Payer, ProofWay } from '../../../shared/visits/kinds'
import type { Fen, VisitView } from '../../../shared/visits/view'
import { NO_PROOF, yuan } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { sayInstant, sayVersion } from '../words'

/** One thing known of a visit, in words. */
export interface Fact {
  label: string
  says: string
  tone: '' | 'warm' | 'bad'
}

const fact = (label: string, says: string, tone: Fact['tone'] = ''): Fact => ({ label, says, tone })

const results: Record<ConsultationView['result'], string> = {
  suitable: '适合上门',
  'not-suitable': '不适合上门',
  refer: '要转诊',
}
const ways: Record<ConsultationView['way'], string> = { 'in-person': '当面', records: '看病历' }
const proofNames: Record<ProofWay, string> = {
  'elder-code': '长辈报码',
  'relative-tap': '家人点了确认',
  'door-card': '扫了门牌卡',
  signature: '屏上签名',
}

/** What has to be there before somebody sets off, there or missing. */
export function beforeFacts({ needs, consultation, order, consent, ...visit }: VisitView): Fact[] {
  return [
    ...(needs.firstConsultation || consultation ? [consultFact(consultation)] : []),
    ...(needs.order || order ? [orderFact(order)] : []),
    ...(visit.kind === 'clinic' ? [] : [consentFact(consent, isOver(visit.kind, visit.state))]),
    ...(needs.relative ? [fact('家人', '做的时候要有一位家人在')] : []),
    ...(needs.twoPeople ? [fact('人数', '要两个人去')] : []),
    ...(visit.note ? [fact('老人说', visit.note)] : []),
  ]
}

function consultFact(consultation: ConsultationView | undefined): Fact {
  if (!consultation) return fact('首诊', '还没有做', 'warm')
  const { result, way, byName, organisation, on, validUntil, findings } = consultation
  const says = `${results[result]}，${byName}（${organisation}）${sayFullDate(on)} ${ways[way]}，到 ${sayFullDate(validUntil)} 有效。${findings}`
  return fact('首诊', says, result === 'suitable' ? '' : 'bad')
}

function orderFact(order: OrderView | undefined): Fact {
  if (!order) return fact('医嘱', '还没有', 'warm')
  const from = order.from === 'own' ? '本院' : '外院'
  return fact(
    '医嘱',
    `${order.text}（${from}，${order.byName} 录入，到 ${sayFullDate(order.validUntil)} 有效）`,
  )
}

function consentFact(consent: VisitView['consent'], over: boolean): Fact {
  if (!consent && over) return fact('同意书', '没有签')
  if (!consent) return fact('同意书', '还没有签，签了才能出发', 'warm')
  const who = [consent.relation, consent.signedByName].filter(Boolean).join(' ')
  return fact('同意书', `${who} 签了${textWords(consent.textVersion)}`)
}

const textNames: Record<string, string> = {
  nursing: '护理知情同意书',
  door: '上门知情同意书',
}

/** `nursing-2026.1` as people say it: `《护理知情同意书》2026 年第 1 版`. */
function textWords(version: string): string {
  const [text = '', number = ''] = version.split('-')
  return `《${textNames[text] ?? '知情同意书'}》${sayVersion(number)}`
}

/** How it was shown that somebody stood at the door. */
export function arrivalFacts(arrival: ArrivalView | undefined, today: Day): Fact[] {
  if (!arrival) return []
  const { at, metres, way, proven, review } = arrival
  return [
    fact('到达', sayInstant(at, today)),
    metres === undefined
      ? fact('离家门', '没有定位，不知道多远', 'warm')
      : fact('离家门', `${metres} 米`, metres > 500 ? 'warm' : ''),
    fact('凭证', way ? proofNames[way] : '没有', way ? '' : 'warm'),
    ...(proven
      ? []
      : [fact('证明', review ? reviewWords(review) : '不够，等审核', review ? '' : 'warm')]),
  ]
}

const reviewWords = ({ counted, why, byName }: NonNullable<ArrivalView['review']>): string =>
  `${byName} 审核：${counted ? '计入' : '不计入'}。${why}`

export function recordFacts(record: VisitRecordView | undefined): Fact[] {
  if (!record) return []
  const { services, done, findings, wasteTakenBack, byName } = record
  const names = services.map(({ kind }) => serviceNames[kind]).join('、')
  return [
    ...(names ? [fact('服务', names)] : []),
    ...(done.length > 0 ? [fact('做了', done.join('、'))] : []),
    fact('情况', findings),
    fact('医疗垃圾', wasteTakenBack ? '带回了' : '没有带回', wasteTakenBack ? '' : 'warm'),
    fact('记录', byName),
  ]
}

export function billFacts({ bill }: VisitView): Fact[] {
  const { lines, total, payer, feeKept, priceVersion } = bill
  const whole = total > 0 ? `${yuan(total)}，${payerNames[payer]}` : freeWords(payer)
  const stands = feeKept === undefined
  return [
    ...lines.map(({ name, fen }) => fact(name, charge(fen))),
    fact('合计', total > 0 && stands ? `${whole}，到中心付` : whole),
    ...(stands ? [] : [fact('应收费用', charge(feeKept), feeKept > 0 ? 'warm' : '')]),
    fact('价格版本', sayVersion(priceVersion)),
  ]
}

const freeWords = (payer: Payer): string =>
  payer === 'self' ? '不收费' : `${payerNames[payer]}，不收费`

const charge = (fen: Fen): string => (fen === 0 ? '不收费' : yuan(fen))

/** A visit without proof says what was decided, once it was. */
export function marksOf({ arrival }: VisitView, line: VisitLine): VisitLine {
  const { review } = arrival ?? {}
  if (!review) return line
  const others = line.marks.filter((mark) => mark !== NO_PROOF)
  return { ...line, marks: [...others, review.counted ? '审核：计入' : '审核：不计入'] }
}

/** Is it the reviewer's turn? */
export const waitsForReview = ({ arrival, unproven, state }: VisitView): boolean =>
  unproven === true && arrival?.review === undefined && (state === 'done' || state === 'confirmed')
