import type { Job } from '../kit/jobs'
import { cleanUp } from './clean-up'
import { createDeriving } from './deriving'
import type { NoticeNeeds } from './needs'
import { createOutbox } from './outbox'
import { createPhoneList } from './phone-list'
import { createReading } from './reading'
import { createRereading } from './rereading'
import { createSending } from './sending'
import { createSettling } from './settling'
import { createSettings } from './settings'
import { noticeStore } from './stores/notices'

/** The room of notices: derived from their subjects, sent once, and told by people where WeChat cannot. */
export function createNotices(needs: NoticeNeeds & { endSessions: () => Promise<number> }) {
  const deriving = createDeriving(needs)
  const rereading = createRereading(needs, deriving)
  const sending = createSending(needs)
  const settle = createSettling({ ...needs, rereading, sending })
  const jobs: readonly Job[] = [createOutbox({ ...needs, settle }), cleanUp(needs)]
  return {
    tell: deriving.tell,
    tellFirst: deriving.tellFirst,
    rereadBy: rereading.rereadBy,
    /** Takes back everything about a person who died or moved away; answers how many. */
    clearFor: async (personId: string): Promise<number> =>
      noticeStore.clearAround(await needs.people.idsOf(personId)),
    ...createReading(needs),
    ...createSettings(needs),
    phoneList: createPhoneList(needs),
    templates: needs.templates,
    jobs,
  }
}

export type Notices = ReturnType<typeof createNotices>
