import type { NoticesView, NoticeView } from '../../shared/notices'
import { noticeRules } from '../../shared/notices'
import type { Actor } from '../kit/actor'
import type { MyDataRow } from '../kit/my-data'
import { pageOfRows, readCursor } from '../kit/page'
import type { PageRequest } from '../kit/page'
import { personalKinds } from './needs'
import type { NoticeNeeds } from './needs'
import { noticeStore } from './stores/notices'
import type { InboxQuestion } from './stores/notices'
import type { Notice } from './types'

const MOST_EXPORTED = 1_000

/** The list of notices: everybody's own, and about elders only while the mandate stands. */
export function createReading({ people, clock }: Pick<NoticeNeeds, 'people' | 'clock'>) {
  /** What the caller was told, newest first. */
  async function inbox(actor: Actor, { limit, after }: PageRequest): Promise<NoticesView> {
    const told = await toldTo(actor, await people.idsOf(actor.id))
    const mine = { ...told, limit: limit + 1, after: after ? readAfter(after) : undefined }
    const [rows, unread] = await Promise.all([noticeStore.inbox(mine), noticeStore.unread(mine)])
    const page = pageOfRows(rows, limit, ({ dueAt, id }) => [dueAt.toISOString(), id])
    const items = await underKeptIds(page.items)
    const names = await people.names(items.map(({ elderId }) => elderId))
    return { unread, ...page, items: items.map((notice) => view(actor, notice, names)) }
  }

  const markRead = async (actor: Actor, ids: readonly string[]): Promise<void> =>
    noticeStore.markRead(await toldTo(actor, await people.idsOf(actor.id)), ids)

  /** What was told to one of these ids; about elders whose files were merged, what either file says. */
  async function toldTo(actor: Actor, recipientIds: readonly string[]): Promise<InboxQuestion> {
    const elders = [actor.id, ...actor.actsFor.map(({ elderId }) => elderId)]
    const elderIds = await people.idsOfAll(elders)
    return { recipientIds, elderIds, always: personalKinds, now: clock.now(), limit: 0 }
  }

  /** An elder is shown as the person she is now. */
  async function underKeptIds(notices: readonly Notice[]): Promise<Notice[]> {
    const kept = await people.keptOf(notices.map(({ elderId }) => elderId))
    return notices.map((each) => ({ ...each, elderId: kept.get(each.elderId) ?? each.elderId }))
  }

  /** What somebody was told under this id; the export of their own data asks for every id in turn. */
  async function myRows(actor: Actor): Promise<MyDataRow[]> {
    const told = await toldTo(actor, [actor.id])
    const rows = await noticeStore.inbox({ ...told, limit: MOST_EXPORTED })
    return rows.map(({ dueAt, kind, text }) => ({
      时间: dueAt.toISOString(),
      事项: noticeRules[kind].title,
      内容: text,
    }))
  }

  return { inbox, markRead, myRows }
}

/** `[due, id]` of the last row already seen. */
export function readAfter(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = readCursor(cursor, 2)
  return { at: new Date(at), id }
}

function view(actor: Actor, notice: Notice, names: Map<string, string>): NoticeView {
  const { id, kind, text, dueAt, unread, page, elderId } = notice
  const { title, urgent } = noticeRules[kind]
  const about = { id: elderId, name: names.get(elderId) ?? '' }
  return {
    id,
    kind,
    title,
    text,
    at: dueAt.toISOString(),
    read: !unread,
    urgent,
    ...(page ? { page } : {}),
    ...(elderId === actor.id ? {} : { about }),
  }
}
