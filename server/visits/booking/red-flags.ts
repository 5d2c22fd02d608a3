import type { RedFlagRequest, RedFlagView } from '../../../shared/visits/booking'
import type { RedFlag } from '../../../shared/visits/kinds'
import { flagsRaised } from '../../../shared/visits/red-flags'
import type { Actor } from '../../kit/actor'
import { newObjectId } from '../../kit/object-id'
import type { OwedNotice } from '../../kit/owed-notice'
import { inOneTransaction } from '../../kit/transaction'
import { dayOf } from '../../../shared/day'
import type { AskerOf, Asker } from './asking'
import type { BookingNeeds } from './needs'
import type { Passes } from './passes'
import { redFlagStore } from './store-red-flags'
import type { RedFlagsSeen } from './store-red-flags'

type Needs = Pick<BookingNeeds, 'people' | 'contracts' | 'tell' | 'clock'>

/** An emergency is no booking: whoever sees a sign of one is told to call 120, and the team is told at once. */
export function createRedFlags(
  needs: Needs,
  { askerOf, passes }: { askerOf: AskerOf; passes: Passes },
) {
  const { tell, clock } = needs

  async function ask(actor: Actor, request: RedFlagRequest): Promise<RedFlagView> {
    const asker = await askerOf(actor, request)
    const flags = flagsRaised(request.answers)
    if (flags.length === 0) return { clear: true, pass: passes.passFor(asker.elder.id, actor.id) }
    const told = await note(asker, flags)
    return { clear: false, told }
  }

  /** Writes it down and tells the elder's team, or the desk of her centre when she has none. */
  async function note({ elder, orgId, by }: Asker, flags: RedFlag[]): Promise<boolean> {
    const { staffIds, teamId } = await onDuty(needs, elder.id, orgId)
    const seen: RedFlagsSeen = {
      ...{ id: newObjectId(), elderId: elder.id, elderName: elder.name, orgId },
      ...{ orgPath: elder.orgPath, flags, staffIds, ...by, open: true },
      ...(teamId ? { teamId } : {}),
    }
    await inOneTransaction(async () => {
      await redFlagStore.add(seen)
      await tell({ room: 'red-flag', id: seen.id }, owedOf(seen))
    })
    return staffIds.length > 0
  }

  /** The same read again, before anything goes out. Yesterday's emergency is over, one way or the other. */
  async function stillOwed(id: string): Promise<OwedNotice[]> {
    const seen = await redFlagStore.byId(id)
    return seen && dayOf(new Date(seen.act.at)) === clock.today() ? owedOf(seen) : []
  }

  return { ask, stillOwed }
}

/** Her team; the desk of her centre when there is none, or nobody is in it. */
async function onDuty(
  { people, contracts, clock }: Needs,
  elderId: string,
  orgId: string,
): Promise<Pick<RedFlagsSeen, 'staffIds' | 'teamId'>> {
  const today = clock.today()
  const team = (await contracts.teamsInForce([elderId], today)).get(elderId)
  const members = team ? await people.membersOf(team.id, today) : []
  const ofTeam = team ? { teamId: team.id } : {}
  if (members.length > 0) return { staffIds: members.map(({ personId }) => personId), ...ofTeam }
  const staff = await people.staffOfCentre(orgId, today)
  const desk = staff.filter(({ role }) => role === 'desk')
  return { staffIds: desk.map(({ personId }) => personId), ...ofTeam }
}

/** Where it stands which sign it was, and what was done. */
const page = '/office/red-flags/index'

function owedOf({ elderId, elderName, staffIds, act }: RedFlagsSeen): OwedNotice[] {
  if (staffIds.length === 0) return []
  // Which sign it was is health data, and a message is read on locked screens.
  const text = `${elderName}可能有急症，已提示拨打 120，请马上联系`
  return [{ kind: 'visit.red-flag', elderId, at: new Date(act.at), text, page, to: staffIds }]
}
