import type { Day } from '../../../shared/day'
import type {
  Cover,
  Credentials,
  CredentialsRequest,
  CredentialsView,
} from '../../../shared/visits/credentials'
import { gateOf } from '../../../shared/visits/gate'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { StaffMember } from '../../people/types'
import { houseRoles, housesOf } from '../policy'
import { isInOrder } from './covers'
import type { CareNeeds } from './needs'
import { createNurses } from './nurses'
import { credentialStore } from './store-credentials'
import type { KeptCredentials } from './store-credentials'

/** What is known of nurses by which they may be sent. */
export function createCredentials({ people, clock }: Pick<CareNeeds, 'people' | 'clock'>) {
  const { nursesOf, nurseOf } = createNurses({ people, clock })

  /** Every nurse of a centre. */
  async function credentialsOf(actor: Actor, orgId: string): Promise<CredentialsView[]> {
    refuseUnless(housesOf(actor, houseRoles).includes(orgId), 'covers.not-found')
    return viewsOf(await nursesOf(orgId), orgId)
  }

  /** Of a nurse of the house, or her own. */
  async function credentialsOfOne(actor: Actor, staffId: string): Promise<CredentialsView> {
    const roles = actor.id === staffId ? (['nurse'] as const) : houseRoles
    const { nurse, orgId } = await nurseOf(actor, staffId, roles)
    const [view] = await viewsOf([nurse], orgId)
    refuseUnless(view, 'credentials.not-nurse')
    return view
  }

  async function putCredentials(
    actor: Actor,
    staffId: string,
    { version, ...fields }: CredentialsRequest,
  ): Promise<CredentialsView> {
    await nurseOf(actor, staffId, ['manager'])
    refuseUnless(isPossible(fields, clock.today()), 'credentials.days')
    const act = actFor(actor, actor.id, clock)
    const wrote = await credentialStore.write(staffId, { fields, version, act })
    refuseUnless(wrote, 'data.changed')
    return credentialsOfOne(actor, staffId)
  }

  async function viewsOf(nurses: readonly StaffMember[], orgId: string) {
    const [held, kept] = await Promise.all([
      credentialStore.of(nurses.map(({ personId }) => personId)),
      credentialStore.covers(orgId),
    ])
    const gate = { covers: kept?.covers ?? [], orgId, day: clock.today() }
    return nurses.map((nurse) => viewOf(nurse, held.get(nurse.personId), gate))
  }

  return { credentialsOf, credentialsOfOne, putCredentials }
}

interface Gate {
  covers: readonly Cover[]
  orgId: string
  day: Day
}

function viewOf(
  { personId: id, name, title, role }: StaffMember,
  held: KeptCredentials | undefined,
  gate: Gate,
): CredentialsView {
  const staff = { id, name, title, role }
  if (!held) return { staff, failing: failing(undefined, gate), version: 0 }
  const { version, ...credentials } = held
  return { staff, credentials, failing: failing(credentials, gate), version }
}

/** What stops her from every item, and then each certificate that ran out. */
function failing(credentials: Credentials | undefined, gate: Gate) {
  const lapsed = (credentials?.certificates ?? []).flatMap(({ kind }) =>
    gateOf({ ...gate, credentials, item: { certificates: [kind] } }).filter(
      ({ code }) => code === 'certificate-lapsed',
    ),
  )
  return [...gateOf({ ...gate, credentials, item: undefined }), ...lapsed]
}

/** What was, cannot be in the future; what runs out, cannot before it begins. */
function isPossible(fields: Credentials, today: Day): boolean {
  const { clinicalSince, titleSince, registryVerifiedOn, violation, certificates } = fields
  const past = [clinicalSince, titleSince, registryVerifiedOn, violation?.on]
  return past.every((day) => day === undefined || day <= today) && certificates.every(isInOrder)
}
