import type { SignedIn } from '../../../shared/sign-in'
import { refuseUnless } from '../../kit/refusal'
import type { ContactWindow } from '../contact-window'
import type { createRights } from '../rights'
import { accountStore } from '../stores/accounts'
import { createBindCodes } from './bind-codes'
import { createBinding } from './binding'
import { createBonds } from './bonds'
import { createChronicle } from './chronicle'
import { createInvitations } from './invitations'
import { createJoining } from './joining'
import { createMatch } from './match'
import type { SignInNeeds } from './needs'
import { createPc } from './pc'
import { createSecondFactor } from './second-factor'
import { createStaff } from './staff'
import { createTries } from './tries'
import { createUndoing } from './undoing'

type Needs = SignInNeeds & {
  rights: ReturnType<typeof createRights>
  contactWindow: ContactWindow
}

/** How somebody signs in, and as whom: WeChat accounts, bindings, invitations, the second factor, a PC. */
export function createSignIn(given: Needs) {
  const { wechat, sessions, rights, clock } = given
  const needs = { ...given, chronicle: createChronicle(given) }
  const tries = createTries(needs)
  const bonds = createBonds(needs)
  const joining = createJoining({ ...needs, bonds, tries })

  /** By the one-time code of `wx.login`. An account seen for the first time is nobody yet. */
  async function byWechat(code: string): Promise<SignedIn> {
    const { id, personId } = await accountStore.seen(await wechat.sessionOf(code), clock.now())
    if (personId === undefined) return sessions.signIn({ accountId: id }, { way: 'wechat' })
    // A file that was merged into another is found under the one that was kept.
    const person = await given.reads.person(personId)
    refuseUnless(person?.life.status !== 'died', 'sign-in.file-closed')
    return sessions.signIn({ accountId: id, personId: person?.id ?? personId }, { way: 'wechat' })
  }

  return {
    byWechat,
    tries,
    ...createBindCodes({ ...needs, bonds, tries }),
    ...createBinding({ ...needs, bonds, tries, match: createMatch(needs) }),
    bindings: createUndoing({ ...needs, bonds }),
    secondFactor: createSecondFactor({ ...needs, tries, roles: rights.rolesOf }),
    pc: createPc(needs),
    invitations: createInvitations({ ...needs, joining }),
    staff: createStaff(needs),
  }
}

export type SignIn = ReturnType<typeof createSignIn>
