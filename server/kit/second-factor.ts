import type { RoleHeld, StaffRole } from '../../shared/session'
import { secondFactorRoles } from '../../shared/sign-in'
import type { Identity } from './actor'

/** Does a role count only after a second factor? */
export const needsSecondFactor = (role: StaffRole): boolean =>
  (secondFactorRoles as readonly StaffRole[]).includes(role)

/**
 * The roles that count in this session, and those withheld until its second factor is given. A demo persona has no
 * authenticator, and its session is worth nothing outside a demo.
 */
export function countingRoles(
  { demo, secondFactor }: Pick<Identity, 'demo' | 'secondFactor'>,
  held: readonly RoleHeld[],
): { roles: RoleHeld[]; withheld: RoleHeld[] } {
  const whole = demo || secondFactor === true
  return {
    roles: held.filter(({ role }) => whole || !needsSecondFactor(role)),
    withheld: held.filter(({ role }) => !whole && needsSecondFactor(role)),
  }
}
