/** 互联网+护理 / 上门巡诊 / 公卫上门服务 / 门诊预约. */
export const visitKinds = ['home-nursing', 'doctor-visit', 'door-service', 'clinic'] as const
export type VisitKind = (typeof visitKinds)[number]

export const visitKindNames: Record<VisitKind, string> = {
  'home-nursing': '护士到家',
  'doctor-visit': '医生上门巡诊',
  'door-service': '公卫上门服务',
  clinic: '门诊预约',
}

/** Where a visit stands. A held time expires by itself; `expired` is written when somebody else takes its time. */
export const visitStates = [
  'held',
  'requested',
  'consulted',
  'offered',
  'accepted',
  'set-off',
  'arrived',
  'started',
  'done',
  'confirmed',
  'expired',
  'refused',
  'cancelled',
  'no-show',
  'aborted',
] as const
export type VisitState = (typeof visitStates)[number]

/** States in which a visit keeps its time: staff and elder are taken. */
export const claimingStates = [
  'held',
  'requested',
  'consulted',
  'offered',
  'accepted',
  'set-off',
  'arrived',
  'started',
  'done',
  'confirmed',
] as const satisfies readonly VisitState[]

/** What may happen to a visit. `move` (another time) and `reassign` (somebody else) keep or step back the state. */
export const visitEvents = [
  'confirm',
  'consult',
  'offer',
  'accept',
  'decline',
  'refuse',
  'set-off',
  'arrive',
  'start',
  'finish',
  'confirm-done',
  'move',
  'reassign',
  'cancel',
  'no-show',
  'abort',
  'expire',
] as const
export type VisitEvent = (typeof visitEvents)[number]

/** Who pays: 公卫免费 / 签约包 / 自费 / 医保 / 长护险. Paid at the centre; nothing is paid online. */
export const payers = ['public-health', 'package', 'self', 'insurance', 'long-term-care'] as const
export type Payer = (typeof payers)[number]
export const payerNames: Record<Payer, string> = {
  'public-health': '公卫免费',
  package: '签约包内',
  self: '自费',
  insurance: '医保',
  'long-term-care': '长护险',
}

/** Signs of an emergency that are asked before any time is shown. */
export const redFlags = [
  'chest-pain',
  'breathless',
  'stroke-signs',
  'not-wakeable',
  'bleeding',
  'fell-cannot-rise',
] as const
export type RedFlag = (typeof redFlags)[number]

/** How it was shown that somebody stood at the door: 长辈报码 / 家人点确认 / 扫门牌卡 / 屏上签名. */
export const proofWays = ['elder-code', 'relative-tap', 'door-card', 'signature'] as const
export type ProofWay = (typeof proofWays)[number]
