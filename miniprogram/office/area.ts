import { officeRoles } from '../../shared/session'
import type { SessionView } from '../../shared/session'
import { session } from '../kit/session'

/** The organisation a page of figures is about: the one asked for, else the one of my own office role. */
export async function areaOf(query: { orgId?: string }): Promise<string> {
  return query.orgId ?? ownArea(await session())
}

const ownArea = (who: SessionView): string =>
  who.roles.find(({ role }) => officeRoles.some((office) => office === role))?.orgId ?? ''

/** A centre's manager sees one centre; commissions compare those below them. */
export const comparesAreas = (who: SessionView): boolean =>
  who.roles.some(({ role }) => role === 'county' || role === 'city' || role === 'province')

/** Bases and targets are entered where the figures are answered for. */
export const mayEnter = (who: SessionView): boolean =>
  who.roles.some(({ role }) => role === 'manager' || role === 'county')
