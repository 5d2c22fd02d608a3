import type { Act } from '../../../shared/session'
import { alarmRules } from '../../../shared/visits/limits'
import type { Visit } from '../types'
import type { House } from './house'
import type { Contact } from './types'

/** The desk at once, the managers a minute later, then the family doctor; not whoever pressed it. */
export async function contactsFor(
  house: House,
  visit: Visit,
  { byId, at }: Act,
): Promise<Contact[]> {
  const [desks, managers, doctor] = await Promise.all([
    house.those(visit.orgId, ['desk']),
    house.those(visit.orgId, ['manager']),
    house.doctorOf(visit),
  ])
  const seen = new Set([byId])
  const turns = [desks, managers, doctor ? [doctor] : []].map((turn) => {
    const fresh = turn.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    return fresh
  })
  return turns
    .filter((turn) => turn.length > 0)
    .flatMap((turn, after) =>
      turn.map(({ id, name }) => ({ personId: id, name, at: turnAt(at, after) })),
    )
}

const turnAt = (raisedAt: string, after: number): string =>
  new Date(Date.parse(raisedAt) + after * alarmRules.nextAfterSeconds * 1000).toISOString()
