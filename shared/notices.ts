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

export const noticeKinds = [
  'contract.asked',
  'contract.accepted',
  'contract.returned',
  'contract.expiring-30',
  'contract.expiring-7',
  'contract.ended',
  'mandate.asked',
  'mandate.confirmed',
  'mandate.revoked',
  'binding.made',
  'file.break-glass',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

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

/** `GET /api/notices/phone-list`: whom the team must call, oldest first. */
export interface PhoneListRow {
  id: string
  elder: { id: string; name: string }
  phone?: string
  kind: NoticeKind
  text: string
  why: 'no-wechat' | 'no-grant' | 'refused' | 'failed' | 'unknown'
  dueAt: string
  doneAt?: string
  doneByName?: string
  outcome?: 'reached' | 'not-reached' | 'wrong-number'
}

/** House rule: no message between these hours unless urgent. */
export const quietHours = { from: '21:00', to: '07:00' } as const
