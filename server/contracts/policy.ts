import type { MandateScope } from '../../shared/mandates'
import { careRoles } from '../../shared/session'
import type { StaffRole } from '../../shared/session'
import { mayActFor, scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Contract } from './types'

/** Through whom somebody sees contracts. */
export interface Sight {
  orgIds: string[]
  teamIds: string[]
  elderIds: string[]
}

/** Those who work with residents; commissions see figures, not contracts. */
export const contractRoles = [
  ...careRoles,
  'desk',
  'manager',
] as const satisfies readonly StaffRole[]
/** Those who draft with the elder beside them. */
export const draftRoles = [...careRoles, 'desk'] as const satisfies readonly StaffRole[]
const houseRoles = ['desk', 'manager'] as const satisfies readonly StaffRole[]

const heldAs = (actor: Actor, roles: readonly StaffRole[]) =>
  actor.roles.filter(({ role }) => roles.includes(role))

/** The organisations the actor works in under these roles; a station's staff work for its centre. */
const housesOf = (actor: Actor, roles: readonly StaffRole[]) =>
  scopeOf({ ...actor, roles: heldAs(actor, roles) })

/**
 * One contract may be found by its elder, by relatives whose mandate covers what they want with it, and by all who work
 * with residents in its organisations.
 */
export const sightOf = (actor: Actor, scope: MandateScope): Sight => ({
  orgIds: housesOf(actor, contractRoles),
  teamIds: [],
  elderIds: mayActFor(actor, scope),
})

/** Lists of work: a team its own contracts, desk and manager those of their organisation. */
export const workOf = (actor: Actor): Sight => ({
  orgIds: housesOf(actor, houseRoles),
  teamIds: heldAs(actor, careRoles).flatMap(({ teamId }) => teamId ?? []),
  elderIds: [],
})

/** The doctor of the team answers what residents ask, and renews. */
export const mayAnswer = (actor: Actor, { teamId, doctorId }: Contract): boolean =>
  actor.id === doctorId ||
  actor.roles.some((held) => held.role === 'doctor' && held.teamId === teamId)

/** Members draft for their own team, the desk for every team of its organisation. */
export const mayDraft = (
  actor: Actor,
  { teamId, orgPath }: Pick<Contract, 'teamId' | 'orgPath'>,
): boolean =>
  heldAs(actor, careRoles).some((held) => held.teamId === teamId) ||
  housesOf(actor, ['desk']).some((house) => orgPath.includes(house))

/** Staff of the organisation witness a signature on their screen or on paper. */
export const mayWitness = (actor: Actor, { orgPath }: Contract): boolean =>
  housesOf(actor, contractRoles).some((house) => orgPath.includes(house))

/** A contract is ended by its doctor, or by desk or manager of the organisation. */
export const mayEnd = (actor: Actor, contract: Contract): boolean =>
  mayAnswer(actor, contract) ||
  housesOf(actor, houseRoles).some((house) => contract.orgPath.includes(house))
