import { staffNoticeKinds } from '../../shared/notices'
import type { OwedNotice, Subject } from '../kit/owed-notice'
import { isGone, needsRewording } from './deriving'
import type { Deriving } from './deriving'
import { personalKinds } from './needs'
import type { NoticeNeeds } from './needs'
import { noticeStore } from './stores/notices'
import { outboxStore } from './stores/outbox'
import type { Notice } from './types'

/** A subject about which something is being decided at this moment: what is not owed yet may be in the next. */
interface Undecided {
  soFar: readonly OwedNotice[]
}

/** What a room owes about one of its subjects now; nothing when there is no such subject any more. */
export type Reread = (subjectId: string) => Promise<readonly OwedNotice[] | Undecided>

/** Less than a minute, so that the next run of the outbox looks again. */
const SOON_MS = 30_000

type Needs = Pick<NoticeNeeds, 'people' | 'clock'>
type Verdict = 'over' | 'later'

/**
 * Looks at a subject once more before anything goes out: what is no longer owed is cleared instead, what is being decided
 * waits.
 */
export function createRereading({ people, clock }: Needs, deriving: Deriving) {
  const rooms = new Map<string, Reread>()

  /** Those of the notices that still hold, with the words that hold now. */
  async function standing(notices: readonly Notice[]): Promise<Notice[]> {
    const judged = await Promise.all(
      notices.map(async (notice) => ({ id: notice.id, now: await judgedNow(notice) })),
    )
    const idsOf = (verdict: Verdict) =>
      judged.filter(({ now }) => now === verdict).map(({ id }) => id)
    await noticeStore.clear(idsOf('over'))
    await outboxStore.postpone(idsOf('later'), new Date(clock.now().getTime() + SOON_MS))
    return judged.flatMap(({ now }) => (typeof now === 'string' ? [] : now))
  }

  async function judgedNow(notice: Notice): Promise<Notice | Verdict> {
    const reread = rooms.get(notice.subject.room)
    if (!reread) return (await mayStillBeTold(notice)) ? notice : 'over'
    const said = await reread(notice.subject.id)
    const owed = 'soFar' in said ? said.soFar : said
    const wanted = await deriving.wantedOf(notice.subject, owed)
    const now = wanted.find(({ id }) => id === notice.id)
    if (!now) return owed === said ? 'over' : 'later'
    if (needsRewording(now, notice)) await noticeStore.reword(now)
    return { ...notice, ...now }
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
