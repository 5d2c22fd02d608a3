import type { InvitationView, InviteRequest } from '../../../shared/sign-in'
import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import { refuse } from '../../kit/refusal'
import type { PeopleReads } from '../reads'
import { organisationStore } from '../stores/organisations'
import { peopleStore } from '../stores/people'
import { teamStore } from '../stores/teams'
import { createChronicle } from './chronicle'
import { createInviting } from './inviting'

const reads: Pick<PeopleReads, 'person' | 'organisations' | 'orgPathOf' | 'team'> = {
  person: (id) => peopleStore.byId(id),
  organisations: (ids) => organisationStore.byIds(ids),
  orgPathOf: (id, day) => organisationStore.pathOf(id, day),
  team: (id) => teamStore.byId(id),
}

/** An invitation by whoever keeps the server, before there is anybody who could invite. */
export async function inviteFirst(
  request: InviteRequest,
  { audit, clock }: { audit: Audit; clock: Clock },
): Promise<InvitationView> {
  const organisation = await organisationStore.byId(request.orgId)
  const issue = createInviting({ reads, clock, chronicle: createChronicle({ audit, reads }) })
  return issue(organisation ?? refuse('organisation.not-found'), request, {
    byId: 'server',
    byName: '系统管理员',
    channel: 'on-site',
    at: clock.now().toISOString(),
  })
}
