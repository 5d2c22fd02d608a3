import type { CallOutcome, PhoneListRow } from '../../shared/notices'
import type { Page } from '../../shared/people'
import type { Actor } from '../kit/actor'
import { pageOfRows } from '../kit/page'
import type { PageRequest } from '../kit/page'
import { refuseUnless } from '../kit/refusal'
import type { NoticeNeeds } from './needs'
import { listSightOf } from './policy'
import { readAfter } from './reading'
import { phoneListStore } from './stores/phone-list'
import type { Notice } from './types'

/** Whom the team must call, since WeChat could not tell. */
export function createPhoneList({ people, clock }: Pick<NoticeNeeds, 'people' | 'clock'>) {
  async function list(
    actor: Actor,
    { teamId, limit, after }: PageRequest & { teamId?: string },
  ): Promise<Page<PhoneListRow>> {
    const sight = listSightOf(actor)
    const from = after ? readAfter(after) : undefined
    const rows = await phoneListStore.page({ sight, teamId, limit: limit + 1, after: from })
    const page = pageOfRows(rows, limit, ({ dueAt, id }) => [dueAt.toISOString(), id])
    return { ...page, items: await viewed(page.items) }
  }

  /** Writes down a call. Two who call the same elder both find it done. */
  async function done(actor: Actor, id: string, outcome: CallOutcome): Promise<PhoneListRow> {
    const call = { at: clock.now().toISOString(), byId: actor.id, byName: actor.name, outcome }
    const notice = await phoneListStore.done(listSightOf(actor), id, call)
    refuseUnless(notice, 'notice.not-found')
    const [row] = await viewed([notice])
    refuseUnless(row, 'notice.not-found')
    return row
  }

  async function viewed(notices: readonly Notice[]): Promise<PhoneListRow[]> {
    const ids = [...new Set(notices.map(({ elderId }) => elderId))]
    const [names, phones] = await Promise.all([people.names(ids), people.phonesOf(ids)])
    return notices.map((notice) => rowOf(notice, names, phones))
  }

  return { list, done }
}

type ById = Map<string, string>

function rowOf({ id, elderId, kind, text, why, dueAt, call }: Notice, names: ById, phones: ById) {
  const phone = phones.get(elderId)
  return {
    id,
    elder: { id: elderId, name: names.get(elderId) ?? '' },
    ...(phone ? { phone } : {}),
    kind,
    text,
    why: why ?? 'unknown',
    dueAt: dueAt.toISOString(),
    ...(call ? { doneAt: call.at, doneByName: call.byName, outcome: call.outcome } : {}),
  }
}
