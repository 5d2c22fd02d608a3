import { Secret, TOTP } from 'otpauth'
import type { RoleHeld, SessionView } from '../../../shared/session'
import type { TotpEnrolView } from '../../../shared/sign-in'
import type { Caller } from '../../kit/actor'
import { wallNow } from '../../kit/clock'
import { duplicateMeans } from '../../kit/database-errors'
import { refuse, refuseUnless } from '../../kit/refusal'
import { needsSecondFactor } from '../../kit/second-factor'
import { secondFactorStore } from '../stores/second-factors'
import { sessionStore } from '../stores/sessions'
import type { SignInNeeds } from './needs'
import type { Tries } from './tries'

const SECRET_BYTES = 20
/** RFC 6238 §5.2: one step of 30 s before and after, for phones whose clock is a little off. */
const WINDOW = 1
const STEP_MS = 30_000

type Needs = SignInNeeds & {
  tries: Tries
  roles: (personId: string) => Promise<RoleHeld[]>
}

/**
 * Codes of an authenticator (TOTP, RFC 6238), asked of every session of an office or commission role. They go by the
 * time on the wall, as the phone does.
 */
export function createSecondFactor(needs: Needs) {
  const { vault, tries, sessions, clock } = needs
  const placeOf = (id: string) => ({ collection: 'second-factors', field: 'secret', id })

  /** A new secret, told once; it holds after the first right code. */
  async function enrol(caller: Caller): Promise<TotpEnrolView> {
    const held = await needs.roles(caller.id)
    refuseUnless(
      held.some(({ role }) => needsSecondFactor(role)),
      'who.not-allowed',
    )
    const secret = new Secret({ size: SECRET_BYTES })
    const sealed = vault.seal(secret.base32, placeOf(caller.id))
    await duplicateMeans('totp.enrolled', () =>
      secondFactorStore.propose(caller.id, sealed, clock.now()),
    )
    return { secret: secret.base32, uri: totpOf(secret.base32, caller.name).toString() }
  }

  /** The first code: from now on the authenticator is this person's, and this session has passed. */
  async function confirm(caller: Caller, code: string): Promise<SessionView> {
    const factor = (await secondFactorStore.ofPerson(caller.id)) ?? refuse('totp.not-enrolled')
    refuseUnless(!factor.confirmed, 'totp.enrolled')
    return pass(caller, code, factor.secret)
  }

  /** A code for this session. */
  async function stepUp(caller: Caller, code: string): Promise<SessionView> {
    const factor = await secondFactorStore.ofPerson(caller.id)
    refuseUnless(factor?.confirmed, 'totp.not-enrolled')
    return pass(caller, code, factor.secret)
  }

  async function pass(caller: Caller, code: string, sealed: string): Promise<SessionView> {
    await tries.count('totp', caller.id)
    const totp = totpOf(vault.open(sealed, placeOf(caller.id)), caller.name)
    const step = stepOf(totp, code) ?? refuse('totp.wrong')
    const fresh = await secondFactorStore.spend(caller.id, { secret: sealed, step })
    refuseUnless(fresh, 'totp.wrong')
    await sessionStore.passSecondFactor(caller.identity.tokenHash)
    return sessions.view({ ...caller, identity: { ...caller.identity, secondFactor: true } })
  }

  return { enrol, confirm, stepUp }
}

const totpOf = (secret: string, name: string) =>
  new TOTP({ issuer: '邻里医养', label: name, secret: Secret.fromBase32(secret) })

/** The step whose code this is, or undefined. */
function stepOf(totp: TOTP, code: string): number | undefined {
  const timestamp = wallNow()
  const delta = totp.validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? undefined : Math.floor(timestamp / STEP_MS) + delta
}
