import type { PersonGroup } from '../ledger'
import type { NoTimeReason, Time } from '../schedule'
import type { StaffRole } from '../session'
import type { Payer, VisitKind } from './kinds'

/** What holds for every visit of a kind. */
export interface KindRule {
  /** At the elder's door, not at the centre. */
  home: boolean
  /** Roles that may be sent. */
  roles: readonly StaffRole[]
  /** Only members of the team the elder has signed with. */
  ownTeam: boolean
  /** 首诊 has to be there before somebody is sent. */
  firstConsultation: boolean
  /** The credential gate of 互联网+护理. */
  gate: boolean
  consent: boolean
  /** Belonging to any of these is enough; absent: everybody may ask. */
  groups?: readonly PersonGroup[]
  /** A contract in force whose package still has a visit of the doctor. */
  entitlement: boolean
  payer: Payer
  /** Absent: by the item. */
  minutes?: number
  /** No sooner than so long from now. */
  leadMinutes: number
  hours: { from: Time; to: Time }
  /** Whose hands the version of the table is in: configuration, no document fixes it. */
  verified: boolean
}

const door = { from: '07:00', to: '22:00' } as const

/** 首诊, qualification, order, consent, price and who may ask, by kind; version 2026.1. */
export const kindRules: Record<VisitKind, KindRule> = {
  // 国卫办医函〔2019〕80号: 高龄或失能老年人、康复期患者、终末期患者等行动不便的人群; a nurse of the gate, 首诊, 知情同意.
  'home-nursing': {
    ...{ home: true, roles: ['nurse'], ownTeam: false },
    ...{ firstConsultation: true, gate: true, consent: true },
    groups: [
      'aged80',
      'care-dependent',
      'dementia',
      'limited-mobility',
      'disabled',
      'serious-illness',
      'chronic-illness',
      'terminal',
    ],
    ...{ entitlement: false, payer: 'self', leadMinutes: 120, hours: door, verified: false },
  },
  // 国卫医发〔2018〕35号: what the family-doctor contract promises.
  'doctor-visit': {
    ...{ home: true, roles: ['doctor'], ownTeam: true },
    ...{ firstConsultation: false, gate: false, consent: true, entitlement: true },
    ...{ payer: 'package', minutes: 45, leadMinutes: 120, hours: door, verified: false },
  },
  // 浙江《实施社区医养结合能力提升行动重点工作清单》 item 5: at the door for those of 80 and over, 失能 or 行动不便, free.
  'door-service': {
    ...{ home: true, roles: ['public-health', 'nurse'], ownTeam: false },
    ...{ firstConsultation: false, gate: false, consent: true, entitlement: false },
    groups: ['aged80', 'care-dependent', 'limited-mobility'],
    ...{ payer: 'public-health', minutes: 60, leadMinutes: 120, hours: door, verified: true },
  },
  clinic: {
    ...{ home: false, roles: ['doctor', 'tcm'], ownTeam: false },
    ...{ firstConsultation: false, gate: false, consent: false, entitlement: false },
    ...{ payer: 'self', minutes: 15, leadMinutes: 15, hours: door, verified: false },
  },
}

/** Names and words of the kinds that are no items of the catalogue. */
export const kindWords: Record<
  Exclude<VisitKind, 'home-nursing'>,
  { category: string; says: string; prepare: string[] }
> = {
  'doctor-visit': {
    category: '医生上门',
    says: '签约医生到家里看一看，用的是签约包里的次数',
    prepare: ['把在吃的药和最近的检查单拿出来'],
  },
  'door-service': {
    category: '公卫上门',
    says: '量血压、测血糖，教康复和护理，免费',
    prepare: ['请老人坐着歇 10 分钟', '把在吃的药拿出来'],
  },
  clinic: {
    category: '到中心看',
    says: '约好时间到中心看医生，少排队',
    prepare: ['带好医保卡', '提前 10 分钟到'],
  },
}

/** One plain sentence for every "no", for elders and family. */
export const reasonWords: Record<NoTimeReason, string> = {
  'nobody-qualified': '现在没有能做这一项的医护，我们可以给您回电话',
  'nobody-free': '这个时间已经约满了，请换一个时间',
  'outside-hours': '那时没有人上班，上门是早上 7 点到晚上 10 点',
  'outside-area': '您登记的地址不在我们能上门的范围',
  'not-eligible': '这项服务现在不能为您预约，可以打电话问一问',
  'too-early': '这个时间太近了，来不及安排，请约晚一点',
  'too-late': '只能约 60 天以内的时间',
  'elder-busy': '老人这个时间已经有别的预约了',
  'in-hospital': '老人正在住院，出院以后再约',
}

/** Of one time of a series that lies beyond what a series reaches. */
export const seriesTooLateWords = '这一次太远了，现在还约不到，等日子近了再约'

/** Why this very kind is not for somebody: more telling than the general word. */
export const notEligibleWords: Partial<Record<VisitKind, string>> = {
  'home-nursing': '护士上门是给高龄、失能、行动不便或患病的老人的',
  'doctor-visit': '医生上门要先签约，并且签约包里还有次数',
  'door-service': '公卫上门是给 80 岁以上、失能或行动不便的老人的',
}
