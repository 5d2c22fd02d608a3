import type { MandateScope } from './mandates'

/** A notice is derived from its subject; one row for (subject, kind, recipient, time). */
export const noticeStates = [
  'scheduled',
  'cleared',
  'sending',
  'sent',
  'delivered',
  'failed',
  'refused',
  'muted',
  'unknown',
] as const
export type NoticeState = (typeof noticeStates)[number]

const staffKinds = [
  'visit.assigned',
  'visit.unassigned',
  'visit.to-reassign',
  'visit.not-consulted',
  'visit.unanswered',
  'visit.not-answered',
  'visit.overtime',
  'visit.alarm',
  'visit.red-flag',
  'visit.adverse',
  'visit.complaint',
] as const

export const noticeKinds = [
  'contract.asked',
  'contract.accepted',
  'contract.returned',
  'contract.expiring-30',
  'contract.expiring-7',
  'contract.ended',
  'mandate.asked',
  'mandate.confirmed',
  'mandate.changed',
  'mandate.revoked',
  'binding.made',
  'file.break-glass',
  'visit.asked',
  'visit.accepted',
  'visit.refused',
  'visit.moved',
  'visit.reassigned',
  'visit.cancelled',
  'visit.tomorrow',
  'visit.in-2-hours',
  'visit.set-off',
  'visit.broken-off',
  'visit.done',
  'visit.offered',
  ...staffKinds,
  'visit.complaint-answered',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Told to staff by name, because of their work; an elder's family never gets these. */
export const staffNoticeKinds: readonly NoticeKind[] = staffKinds

/** What holds for every notice of a kind. */
export interface NoticeRule {
  title: string
  /** Goes out at once, also in quiet hours, and is no part of the day's digest. */
  urgent: boolean
  /** May the person say that this kind is not to be sent? It stays in the list of notices either way. */
  mutable: boolean
  /** Relatives whose mandate covers this are told beside the elder. */
  scope: MandateScope
}

const rule = (title: string, scope: MandateScope, more: Partial<NoticeRule> = {}): NoticeRule => ({
  title,
  scope,
  urgent: false,
  mutable: true,
  ...more,
})
/** Who waits for an answer, or whose account or file was touched, is told now, whatever they muted. */
const atOnce = { urgent: true, mutable: false }

export const noticeRules: Record<NoticeKind, NoticeRule> = {
  'contract.asked': rule('签约申请', 'sign'),
  'contract.accepted': rule('签约已生效', 'sign'),
  'contract.returned': rule('签约未受理', 'sign'),
  'contract.expiring-30': rule('签约快到期了', 'sign'),
  'contract.expiring-7': rule('签约就要到期了', 'sign'),
  'contract.ended': rule('签约已结束', 'sign'),
  'mandate.asked': rule('家人请您授权', 'read', atOnce),
  'mandate.confirmed': rule('授权已生效', 'read'),
  'mandate.changed': rule('授权有改动', 'read', { mutable: false }),
  'mandate.revoked': rule('授权已收回', 'read', { mutable: false }),
  'binding.made': rule('您的档案绑定了微信', 'read', atOnce),
  'file.break-glass': rule('有人查看了您的档案', 'read', { mutable: false }),
  'visit.asked': rule('预约已提交', 'book'),
  'visit.accepted': rule('预约已确认', 'book'),
  'visit.refused': rule('预约未受理', 'book', atOnce),
  'visit.moved': rule('预约改了时间', 'book', atOnce),
  'visit.reassigned': rule('换人上门', 'book', atOnce),
  'visit.cancelled': rule('预约已取消', 'book', atOnce),
  'visit.tomorrow': rule('明天的预约', 'book'),
  'visit.in-2-hours': rule('预约快到时间了', 'book', { urgent: true }),
  'visit.set-off': rule('医护已出发', 'book', { urgent: true }),
  'visit.broken-off': rule('服务没有完成', 'book', atOnce),
  'visit.done': rule('服务已完成', 'book'),
  'visit.offered': rule('有空位了', 'book', atOnce),
  'visit.assigned': rule('新的任务', 'book', atOnce),
  'visit.unassigned': rule('任务有变动', 'book', atOnce),
  'visit.to-reassign': rule('预约要改派', 'book', atOnce),
  'visit.not-consulted': rule('首诊没有做', 'book', atOnce),
  'visit.unanswered': rule('上门还没人接', 'book', atOnce),
  'visit.not-answered': rule('没有人上门', 'book', atOnce),
  'visit.overtime': rule('上门超时', 'book', atOnce),
  'visit.alarm': rule('一键报警', 'book', atOnce),
  'visit.red-flag': rule('居民可能有急症', 'book', atOnce),
  'visit.adverse': rule('不良事件', 'book', atOnce),
  'visit.complaint': rule('收到投诉', 'book', { mutable: false }),
  'visit.complaint-answered': rule('投诉有答复了', 'book', { mutable: false }),
}

/** 微信订阅消息 / 程序内 / 电话名单. */
export const noticeChannels = ['wechat', 'in-app', 'phone-list'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** `GET /api/notices`: what the caller was told, newest first. */
export interface NoticeView {
  id: string
  kind: NoticeKind
  title: string
  text: string
  /** ISO instant it became due. */
  at: string
  read: boolean
  urgent: boolean
  /** Page of the mini-program to open. */
  page?: string
  /** The elder it is about, when that is not the caller. */
  about?: { id: string; name: string }
}

export interface NoticesView {
  unread: number
  items: NoticeView[]
  next?: string
}

/** `GET /api/notices/settings`, `PUT` the same. Times `HH:MM`; the house's own quiet hours are 21:00–07:00. */
export interface NoticeSettings {
  quietFrom: string
  quietTo: string
  muted: NoticeKind[]
}

/** `GET /api/notices/templates`: what the phone may ask leave for, at most 3 at once. */
export interface TemplateView {
  kind: NoticeKind
  templateId: string
  title: string
  longTerm: boolean
}

/** `POST /api/notices/grants`: what `wx.requestSubscribeMessage` answered. */
export interface GrantsRequest {
  answers: { templateId: string; answer: 'accept' | 'reject' | 'ban' | 'filter' }[]
}

/** Why WeChat could not tell: no account, no leave given, refused by the person, failed, or nobody knows. */
export const callReasons = ['no-wechat', 'no-grant', 'refused', 'failed', 'unknown'] as const
export type CallReason = (typeof callReasons)[number]

/** `GET /api/notices/phone-list`: whom the team must call, oldest first. */
export interface PhoneListRow {
  id: string
  elder: { id: string; name: string }
  phone?: string
  kind: NoticeKind
  text: string
  why: CallReason
  dueAt: string
  doneAt?: string
  doneByName?: string
  outcome?: CallOutcome
}

/** `POST /api/notices/phone-list/:id/done`. Whoever was not reached stays on the list. */
export const callOutcomes = ['reached', 'not-reached', 'wrong-number'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** House rule: no message between these hours unless urgent. */
export const quietHours = { from: '21:00', to: '07:00' } as const
/** Somebody may have it quiet for longer: from this hour at the earliest, to that one at the latest. */
export const longestQuiet = { from: '17:00', to: '12:00' } as const
