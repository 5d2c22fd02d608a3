import type { NoticeKind } from '../../shared/notices'
import type { Write } from './writing-together'

/** What a notice is derived from: a contract, a mandate, a binding … of the room that keeps it. */
export interface Subject {
  /** One word for the kind of thing, e.g. `contract`. */
  room: string
  id: string
}

/** What somebody is owed to be told about a subject, as its room says it. Words and times, no addresses. */
export interface OwedNotice {
  kind: NoticeKind
  /** The elder it is about. */
  elderId: string
  /** The instant it falls due. With subject, kind and recipient it is what tells one notice from another. */
  at: Date
  text: string
  /** Page of the mini-program to open. */
  page?: string
  /** Absent: the elder and the relatives whose mandate covers the kind. */
  to?: readonly string[]
  /** Whoever did it need not be told. */
  except?: string
  /** The team that calls when WeChat cannot tell; absent: the elder's family-doctor team of that day. */
  teamId?: string
}

/**
 * Says what is owed about a subject now, all of it: what is no longer named is cleared, what is new is scheduled,
 * saying the same again changes nothing. Inside a transaction it takes part in it. `isFirst`: nothing was ever owed about
 * the subject, so nothing has to be looked for.
 */
export type Tell = (
  subject: Subject,
  owed: readonly OwedNotice[],
  how?: { isFirst?: boolean },
) => Promise<void>

/** The same about a subject that is written only now: the rows, to be written with it. */
export type TellFirst = (subject: Subject, owed: readonly OwedNotice[]) => Promise<Write[]>
