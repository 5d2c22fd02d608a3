import type { BreakGlassRequest } from '../../../shared/access'
import type { Actor } from '../../kit/actor'
import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import type { OwedNotice, Tell } from '../../kit/owed-notice'
import { refuse, refuseUnless } from '../../kit/refusal'
import { rolesNear, sightOf } from '../policy'
import { peopleStore } from '../stores/people'
import { glassStore } from '../stores/glass'
import type { Glass } from './glass'

interface Needs {
  glass: Glass
  audit: Pick<Audit, 'append'>
  clock: Clock
  tell: Tell
}

/** 说明原因后查看: the reason is kept for good, the elder is told, and the file stays open until midnight. */
export function createBreaking({ glass, audit, clock, tell }: Needs) {
  async function breakGlass(actor: Actor, personId: string, { reason }: BreakGlassRequest) {
    const person = await peopleStore.seenBy(
      { orgIds: sightOf(actor).orgIds, personIds: [] },
      personId,
    )
    refuseUnless(person, 'person.not-found')
    refuseUnless(await glass.needsReason(actor, person), 'access.no-reason-needed')
    const { role, orgId, orgName } = rolesNear(actor, person)[0] ?? refuse('person.not-found')
    const now = clock.now()
    await audit.append(orgId, {
      kind: 'file.break-glass',
      byId: actor.id,
      byName: actor.name,
      byRole: role,
      orgName,
      personIds: [personId],
      what: 'file',
      reason,
      says: '说明原因后打开其他团队签约居民的档案',
    })
    const opening = { actorId: actor.id, personId, day: clock.today() }
    const row = { reason, by: `${orgName} ${actor.name}`, at: now.toISOString() }
    const id = await glassStore.add(opening, row)
    await tell({ room: 'glass', id }, await stillOwed(id))
  }

  return { breakGlass, glassOwed: stillOwed }
}

/** What the elder is owed to be told of a file opened with a reason. */
async function stillOwed(id: string): Promise<OwedNotice[]> {
  const opening = await glassStore.byId(id)
  if (!opening) return []
  const { personId, reason, by, at } = opening
  return [
    {
      kind: 'file.break-glass',
      elderId: personId,
      at: new Date(at),
      text: `${by}查看了您的健康档案，原因：${reason}`,
      page: '/pages/opened/index',
    },
  ]
}
