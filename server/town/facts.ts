import type { Day } from '../../shared/day'
import type { Act, Channel } from '../../shared/session'
import type { PlannedPerson, TownPlan } from './plan'
import { idOf } from './random'

/** The town's people were registered before the first service. */
export const REGISTERED_ON = '2025-01-10'

const centres = ['org-taoyuan', 'org-liuyin', 'org-bailu']

/** The plan made easy to ask: ids and names by key, the path of each organisation, acts by whoever did them. */
export function factsOf(plan: TownPlan) {
  const people = new Map(plan.people.map((person) => [person.key, person]))
  const parents = new Map(plan.organisations.map(({ id, parentId }) => [id, parentId]))
  const communities = new Map(plan.regions.map(({ code, name }) => [code, name]))
  const workers = new Set(plan.staff.map(({ personKey }) => personKey))

  const id = (key: string) => idOf(plan.seed, key)
  const name = (key: string) => people.get(key)?.name ?? ''

  /** From the province down to the organisation. */
  function path(orgId: string): string[] {
    const parent = parents.get(orgId)
    return parent ? [...path(parent), orgId] : [orgId]
  }

  function act(
    byKey: string,
    at: { day: Day; time?: string },
    for_?: { key: string; channel?: Channel },
  ): Act {
    return {
      byId: id(byKey),
      byName: name(byKey),
      ...(for_ && for_.key !== byKey ? { forId: id(for_.key) } : {}),
      channel: for_?.channel ?? 'on-site',
      at: new Date(`${at.day}T${at.time ?? '09:00'}:00+08:00`).toISOString(),
    }
  }

  const centreOf = (orgId: string) => path(orgId).find((each) => centres.includes(each)) ?? orgId

  return {
    id,
    name,
    path,
    act,
    centreOf,
    /** The act of the desk that took somebody into the register. */
    registered: ({ key, orgId }: PlannedPerson): Act =>
      act(`desk-${centreOf(orgId)}`, { day: REGISTERED_ON }, { key }),
    community: (code: string) => communities.get(code) ?? '',
    organisation: (orgId: string) => plan.organisations.find((each) => each.id === orgId),
    /** Relatives are in the register too when they are residents; in this town they are not. */
    isElder: ({ key, persona }: PlannedPerson) =>
      key.startsWith('elder-') ||
      (persona !== undefined && key !== 'chen-min' && !workers.has(key)),
  }
}

export type Facts = ReturnType<typeof factsOf>
