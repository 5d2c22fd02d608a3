import { openedWords } from '../../../shared/access'
import type { OpenedRow } from '../../../shared/access'
import type { Page } from '../../../shared/people'
import type { Actor, Caller } from '../../kit/actor'
import type { Audit, AuditEntry, AuditLink } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import type { PageRequest } from '../../kit/page'
import { refuse } from '../../kit/refusal'
import type { Seen } from '../../kit/request'
import type { PeopleReads } from '../reads'
import { glassStore } from '../stores/glass'
import { homeOf } from './chains'

interface Needs {
  audit: Pick<Audit, 'append' | 'openedBy'>
  reads: PeopleReads
  clock: Clock
}

/** What is shown, and through which door. */
type Shown = Pick<Seen, 'what' | 'through'>

interface AtHome extends Shown {
  who: { id: string; name: string }
  byRole: '本人' | '家属'
}

/** So many people at most in one row; a longer list takes several. */
const MOST_IN_A_ROW = 500

/** One row for everything of a person that is shown to anybody, herself included. */
function createNoting({ audit, reads, clock }: Needs) {
  /**
   * Staff see in the name of their organisation, and its chain keeps the row; what elders and relatives see stands in
   * the chain of the organisation that looks after the elder.
   */
  async function note({ caller, personIds, ...shown }: Seen): Promise<void> {
    const own = personIds.filter((id) => id === caller.id)
    const others = personIds.filter((id) => id !== caller.id)
    if (own.length > 0) await noteAtHome({ who: caller, ...shown, byRole: '本人' }, own)
    if (others.length > 0) await noteOthers(await caller.actor(), shown, others)
  }

  async function noteAtHome({ who, byRole, ...shown }: AtHome, personIds: readonly string[]) {
    for (const person of (await reads.persons(personIds)).values()) {
      const entry = { ...entryOf(who, shown), byRole, personIds: [person.id] }
      await audit.append(homeOf(person), entry)
    }
  }

  async function noteOthers(actor: Actor, shown: Shown, personIds: readonly string[]) {
    const held = new Set(actor.actsFor.map(({ elderId }) => elderId))
    const asRelative = personIds.filter((id) => held.has(id))
    const asStaff = personIds.filter((id) => !held.has(id))
    if (asRelative.length > 0)
      await noteAtHome({ who: actor, ...shown, byRole: '家属' }, asRelative)
    if (asStaff.length > 0) await noteForStaff(actor, shown, asStaff)
  }

  async function noteForStaff(actor: Actor, shown: Shown, personIds: readonly string[]) {
    const [role] = actor.roles
    if (!role) return noteAtHome({ who: actor, ...shown, byRole: '家属' }, personIds)
    const reasons = await glassStore.reasons(actor.id, personIds, clock.today())
    const entry = { ...entryOf(actor, shown), byRole: role.role, orgName: role.orgName }
    for (const [personId, reason] of reasons)
      await audit.append(role.orgId, { ...entry, personIds: [personId], reason })
    const plain = personIds.filter((id) => !reasons.has(id))
    for (let at = 0; at < plain.length; at += MOST_IN_A_ROW)
      await audit.append(role.orgId, { ...entry, personIds: plain.slice(at, at + MOST_IN_A_ROW) })
  }

  return note
}

/** The access rows: written whenever something is shown, and read by the elder. */
export function createOpened(needs: Needs) {
  const { audit, reads } = needs

  /** Who opened the file of somebody; all of it, whoever asks. */
  async function page(
    actor: Actor,
    personId: string,
    request: PageRequest,
  ): Promise<Page<OpenedRow>> {
    const person = (await reads.personInScope(actor, personId)) ?? refuse('person.not-found')
    const { items, ...rest } = await audit.openedBy(await reads.idsOf(person.id), request)
    return { items: items.map((link) => openedRow(link, person.id)), ...rest }
  }

  return { noteOpened: createNoting(needs), opened: page }
}

const entryOf = (
  { id, name }: Pick<Caller, 'id' | 'name'>,
  { what, through }: Shown,
): Omit<AuditEntry, 'byRole' | 'personIds'> => ({
  kind: 'opened',
  byId: id,
  byName: name,
  what,
  says: `查看${openedWords[what]}（${through}）`,
})

function openedRow(link: AuditLink, personId: string): OpenedRow {
  const { _id, at, byId, byName, byRole, orgName = '', what = 'file', reason } = link
  return {
    id: _id,
    at: at.toISOString(),
    byName,
    byRole,
    orgName,
    what,
    ...(reason ? { reason } : {}),
    self: byId === personId,
  }
}
