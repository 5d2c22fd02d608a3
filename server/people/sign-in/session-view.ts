import type { SessionView } from '../../../shared/session'
import type { Withheld } from '../../../shared/sign-in'
import type { Identity } from '../../kit/actor'
import { refuse } from '../../kit/refusal'
import { countingRoles } from '../../kit/second-factor'
import type { createRights } from '../rights'
import { peopleStore } from '../stores/people'
import { secondFactorStore } from '../stores/second-factors'

/** Who is signed in, for whom they may act, and their roles. */
export function createSessionView({ rights }: { rights: ReturnType<typeof createRights> }) {
  return async function viewOf(identity: Identity): Promise<SessionView> {
    const { id, name, demo, unbound, expiresAt } = identity
    const until = expiresAt ? { expiresAt: expiresAt.toISOString() } : {}
    if (unbound) {
      const person = { id, name, resident: false }
      return { person, roles: [], actsFor: [], unbound, ...until, demo }
    }
    const [held, actsFor, person] = await Promise.all([
      rights.rolesOf(id),
      rights.mandatesOf(id),
      peopleStore.someone(id),
    ])
    const { roles, withheld } = countingRoles(identity, held)
    return {
      person: person ?? refuse('session.ended'),
      roles,
      actsFor,
      ...(withheld.length > 0 ? { withheld: await saidOf(id, withheld) } : {}),
      ...until,
      demo,
    }
  }
}

async function saidOf(personId: string, withheld: SessionView['roles']): Promise<Withheld[]> {
  const enrolled = (await secondFactorStore.confirmedAmong([personId])).has(personId)
  return withheld.map(({ role, orgName }) => ({ role, orgName, enrolled }))
}
