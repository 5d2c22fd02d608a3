import type { LedgerLine } from '../../shared/ledger'
import type { Page } from '../../shared/people'
import type { Day } from '../../shared/day'
import { holds, mayActFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { isObjectIdText } from '../kit/object-id'
import { pageOfRows, readCursor } from '../kit/page'
import type { PageRequest } from '../kit/page'
import { refuse, refuseUnless } from '../kit/refusal'
import { fileRoles, sightOf } from './policy'
import type { RecordNeeds } from './needs'
import { recordStore } from './store'
import type { ServiceRecord } from './types'

export interface RecordList extends PageRequest {
  elderId?: string | undefined
  by?: 'me' | undefined
  day?: Day | undefined
}

/** What records only hold ids of. */
export interface Around {
  names: Map<string, string>
  organisations: Map<string, { name: string }>
  lines: Map<string, LedgerLine>
}

/** How records are read: by those they are about, and by staff who work with them. */
export function createReading({ people, ledgerReads }: RecordNeeds) {
  /** Missing and out of sight are one answer, but a relative whose mandate ended is told so. */
  async function open(actor: Actor, id: string): Promise<ServiceRecord> {
    const record = await recordStore.seenBy(sightOf(actor), id)
    if (!record) return hidden(actor, id)
    const { elderId, orgPath, act } = record
    if (act.byId !== actor.id) await people.refuseUnlessOpen(actor, { id: elderId, orgPath })
    return record
  }

  /** A record of a file that was merged away is the kept person's. */
  async function hidden(actor: Actor, id: string): Promise<ServiceRecord> {
    const record = (await recordStore.byId(id)) ?? refuse('record.not-found')
    const elderId = await people.keptId(record.elderId)
    if (mayActFor(actor, 'read').includes(elderId)) return record
    await people.refuseFormer(actor, elderId, 'read')
    return refuse('record.not-found')
  }

  /** Of one elder, or what the actor wrote down; newest day first. */
  async function list(actor: Actor, request: RecordList): Promise<Page<ServiceRecord>> {
    const { elderId, by, day, limit, after } = request
    refuseUnless(elderId ?? by, 'record.whose')
    const person = elderId ? await people.personInScope(actor, elderId) : undefined
    refuseUnless(!elderId || person, 'person.not-found')
    refuseUnless(!by || holds(actor, fileRoles), 'who.not-allowed')
    const rows = await recordStore.page({
      elderIds: person && (await people.idsOf(person.id)),
      byId: by && actor.id,
      day,
      after: cursorOf(after),
      limit: limit + 1,
    })
    return pageOfRows(rows, limit, ({ day: on, act, id }) => [on, act.at, id])
  }

  /** One question after the other: inside a transaction the database answers one at a time. */
  async function around(records: readonly ServiceRecord[]): Promise<Around> {
    const names = await people.names(unique(records.map(({ elderId }) => elderId)))
    const organisations = await people.organisations(unique(records.map(({ orgId }) => orgId)))
    const lines = await ledgerReads.linesByIds(records.map(({ lineId }) => lineId))
    return { names, organisations, lines: new Map(lines.map((line) => [line.id, line])) }
  }

  return { open, list, around }
}

function cursorOf(after: string | undefined) {
  if (!after) return undefined
  const [day = '', at = '', id = ''] = readCursor(after, 3)
  refuseUnless(isObjectIdText(id), 'page.bad-cursor')
  return { day, at, id }
}

const unique = (ids: string[]) => [...new Set(ids)]
