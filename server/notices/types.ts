import type { CallOutcome, CallReason } from '../../shared/notices'
import type { NoticeChannel, NoticeKind, NoticeState } from '../../shared/notices'
import type { Subject } from '../kit/owed-notice'

/** What one recipient is owed: derived, so its id follows from subject, kind, recipient and time. */
export interface WantedNotice {
  id: string
  subject: Subject
  kind: NoticeKind
  elderId: string
  recipientId: string
  /** When it falls due, and when it may be sent: later than due in quiet hours and after the day's digest. */
  dueAt: Date
  text: string
  page?: string
  teamId?: string
  /** Organisations whose staff see it on the phone list: those above the elder. */
  orgPath: string[]
}

export interface Notice extends WantedNotice {
  sendAt: Date
  state: NoticeState
  /** How it was told in the end. */
  channel?: NoticeChannel
  why?: CallReason
  unread: boolean
  tries: number
  call?: Call
}

export interface Call {
  at: string
  byId: string
  byName: string
  outcome: CallOutcome
}

/** One try to send, written down before WeChat is asked: whoever finds it later knows that it may have been sent. */
export interface Attempt {
  id: string
  noticeIds: string[]
  recipientId: string
  openid: string
  templateId: string
  /** Taken from what the person allowed; a long-term template needs none. */
  grant?: string
  /** The day whose digest this is; absent for what is urgent. */
  digestDay?: string
  /** Wall time: leases are between processes. */
  leaseUntil: Date
}
