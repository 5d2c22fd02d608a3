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

/** Commissions see figures, and of a visit only that it counts. */
export const opensVisits = (who: SessionView): boolean =>
  who.roles.some(({ role }) => role === 'manager')

/** Bases and targets are entered where the figures are answered for. */
export const mayEnter = (who: SessionView): boolean =>
  who.roles.some(({ role }) => role === 'manager' || role === 'county')

/** An office page beside the figures. */
export interface Desk {
  page: string
  title: string
  icon: string
}

const visits: Desk = { page: 'visits', title: '上门与门诊', icon: 'home-nurse' }
const staff: Desk = { page: 'staff', title: '人员与邀请', icon: 'person-plus' }
const audit: Desk = { page: 'audit', title: '审计记录', icon: 'lock' }
const imports: Desk = { page: 'import', title: '导入和导出', icon: 'upload' }
const merges: Desk = { page: 'merges', title: '合并档案', icon: 'people' }

/** The register is kept by the centre; pairs of files in two centres are decided above them. */
export const desksOf = (who: SessionView): Desk[] =>
  who.roles.some(({ role }) => role === 'manager')
    ? [visits, staff, imports, merges, audit]
    : [staff, merges, audit]
