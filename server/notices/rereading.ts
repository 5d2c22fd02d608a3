import { staffNoticeKinds } from '../../shared/notices'
import type { OwedNotice, Subject } from '../kit/owed-notice'
import { isGone, needsRewording } from './deriving'
import type { Deriving } from './deriving'
import { personalKinds } from './needs'
import type { NoticeNeeds } from './needs'
import { noticeStore } from './stores/notices'
import type { Notice } from './types'

/** What a room owes about one of its subjects now; nothing when there is no such subject any more. */
export type Reread = (subjectId: string) => Promise<readonly OwedNotice[]>

/** Looks at a subject once more before anything goes out: what is no longer owed is cleared instead. */
export function createRereading({ people }: Pick<NoticeNeeds, 'people'>, deriving: Deriving) {
  const rooms = new Map<string, Reread>()

  /** Those of the notices that still hold, with the words that hold now. */
  async function standing(notices: readonly Notice[]): Promise<Notice[]> {
    const checked = await Promise.all(notices.map(checkedNotice))
    const stands = checked.filter((each) => each !== undefined)
    const kept = new Set(stands.map(({ id }) => id))
    await noticeStore.clear(notices.map(({ id }) => id).filter((id) => !kept.has(id)))
    return stands
  }

  async function checkedNotice(notice: Notice): Promise<Notice | undefined> {
    const reread = rooms.get(notice.subject.room)
    if (!reread) return (await mayStillBeTold(notice)) ? notice : undefined
    const wanted = await deriving.wantedOf(notice.subject, await reread(notice.subject.id))
    const now = wanted.find(({ id }) => id === notice.id)
    if (now && needsRewording(now, notice)) await noticeStore.reword(now)
    return now && { ...notice, ...now }
  }

  /** For something that happened once: the elder lives, and the relative's mandate still covers it. */
  async function mayStillBeTold({ kind, elderId, recipientId }: Notice): Promise<boolean> {
    if (staffNoticeKinds.includes(kind)) return true
    if (isGone(await people.person(elderId))) return false
    if (recipientId === elderId || personalKinds.includes(kind)) return true
    return (await deriving.relativesFor(elderId, kind)).includes(recipientId)
  }

  return {
    standing,
    /** A room says how its subjects are looked at again. */
    rereadBy: (room: Subject['room'], reread: Reread) => void rooms.set(room, reread),
  }
}

export type Rereading = ReturnType<typeof createRereading>
