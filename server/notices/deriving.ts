import { createHash } from 'node:crypto'
import { noticeRules, staffNoticeKinds } from '../../shared/notices'
import type { NoticeKind } from '../../shared/notices'
import type { OwedNotice, Subject, Tell, TellFirst } from '../kit/owed-notice'
import { inOneTransaction } from '../kit/transaction'
import type { Person } from '../people/types'
import type { NoticeNeeds } from './needs'
import { noticeStore } from './stores/notices'
import type { Notice, WantedNotice } from './types'

type Needs = Pick<NoticeNeeds, 'people' | 'teamsOf'>

/** Turns what a room owes about a subject into one row for each recipient, and keeps the rows in line with it. */
export function createDeriving({ people, teamsOf }: Needs) {
  /** What is wanted now. No family is told anything about somebody who died or moved away. */
  async function wantedOf(subject: Subject, owed: readonly OwedNotice[]): Promise<WantedNotice[]> {
    const elders = await people.persons([...new Set(owed.map(({ elderId }) => elderId))])
    const familyOf = remembered((id) => people.relativesOf(id))
    const wanted: WantedNotice[] = []
    for (const notice of owed) {
      const person = elders.get(notice.elderId)
      if (isGone(person) && !staffNoticeKinds.includes(notice.kind)) continue
      const around = { subject, orgPath: person?.orgPath ?? [], teamId: await teamOf(notice) }
      for (const recipientId of await recipientsOf(notice, familyOf)) {
        wanted.push(wantedFor(recipientId, notice, around))
      }
    }
    return wanted
  }

  async function teamOf({ teamId, elderId }: OwedNotice): Promise<string | undefined> {
    return teamId ?? (await teamsOf([elderId])).get(elderId)?.id
  }

  const tell: Tell = (subject, owed, { isFirst = false } = {}) =>
    inOneTransaction(async () => {
      const wanted = await wantedOf(subject, owed)
      const kept = isFirst ? [] : await noticeStore.ofSubject(subject)
      const { toAdd, toClear, toReword } = compared(wanted, kept)
      await noticeStore.clear(toClear)
      for (const notice of toReword) await noticeStore.reword(notice)
      await noticeStore.add(toAdd)
    })

  /** The same about a subject that was never told of, to be written with it. */
  const tellFirst: TellFirst = async (subject, owed) =>
    noticeStore.adding(await wantedOf(subject, owed))

  /** The relatives who may be told of a kind today. */
  const relativesFor = async (elderId: string, kind: NoticeKind): Promise<string[]> =>
    covering(await people.relativesOf(elderId), kind)

  return { tell, tellFirst, wantedOf, relativesFor }
}

type Family = Awaited<ReturnType<NoticeNeeds['people']['relativesOf']>>

const covering = (family: Family, kind: NoticeKind): string[] =>
  family
    .filter(({ scopes }) => scopes.includes(noticeRules[kind].scope))
    .map(({ relativeId }) => relativeId)

/** Who is told: those named, or the elder and the relatives whose mandate covers the kind. */
async function recipientsOf(
  { kind, elderId, to, except }: OwedNotice,
  familyOf: (elderId: string) => Promise<Family>,
): Promise<string[]> {
  const all = to ?? [elderId, ...covering(await familyOf(elderId), kind)]
  return [...new Set(all)].filter((id) => id !== except)
}

/** Asks once for each id, however many notices are about it. */
function remembered<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (id) => {
    const answer = answers.get(id) ?? ask(id)
    answers.set(id, answer)
    return answer
  }
}

export type Deriving = ReturnType<typeof createDeriving>

export const isGone = (person: Person | undefined): boolean =>
  person !== undefined && person.life.status !== 'living'

function wantedFor(
  recipientId: string,
  { kind, elderId, at: dueAt, text, page }: OwedNotice,
  {
    subject,
    orgPath,
    teamId,
  }: Pick<WantedNotice, 'subject' | 'orgPath'> & { teamId?: string | undefined },
): WantedNotice {
  const key = [subject.room, subject.id, kind, recipientId, dueAt.toISOString()].join('|')
  const id = createHash('sha256').update(key).digest('hex').slice(0, 24)
  const more = { ...(page ? { page } : {}), ...(teamId ? { teamId } : {}) }
  return { id, subject, kind, elderId, recipientId, dueAt, text, orgPath, ...more }
}

/** What to write so that the rows that have not gone out are those that are wanted. */
function compared(wanted: readonly WantedNotice[], kept: readonly Notice[]) {
  const before = new Map(kept.map((notice) => [notice.id, notice]))
  const ids = new Set(wanted.map(({ id }) => id))
  return {
    toAdd: wanted.filter(({ id }) => !before.has(id)),
    toClear: kept
      .filter(({ id, state }) => state === 'scheduled' && !ids.has(id))
      .map(({ id }) => id),
    toReword: wanted.filter((notice) => needsRewording(notice, before.get(notice.id))),
  }
}

/** A notice that was taken back is owed again, or one that waits says something else now. */
export function needsRewording(wanted: WantedNotice, kept: Notice | undefined): boolean {
  if (kept?.state === 'cleared') return true
  if (kept?.state !== 'scheduled') return false
  const { text, page, teamId } = wanted
  return text !== kept.text || page !== kept.page || teamId !== kept.teamId
}
