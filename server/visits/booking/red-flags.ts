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
    const staffIds = await onDuty(needs, elder.id, orgId)
    const seen = {
      id: newObjectId(),
      elderId: elder.id,
      elderName: elder.name,
      orgId,
      flags,
      staffIds,
      act: by.act,
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

/** The elder's team, or the desk of her centre. */
async function onDuty(
  { people, contracts, clock }: Needs,
  elderId: string,
  orgId: string,
): Promise<string[]> {
  const today = clock.today()
  const team = (await contracts.teamsInForce([elderId], today)).get(elderId)
  if (team) return (await people.membersOf(team.id, today)).map(({ personId }) => personId)
  const staff = await people.staffOfCentre(orgId, today)
  return staff.filter(({ role }) => role === 'desk').map(({ personId }) => personId)
}

function owedOf({ elderId, elderName, staffIds, act }: RedFlagsSeen): OwedNotice[] {
  if (staffIds.length === 0) return []
  // Which sign it was is health data, and a message is read on locked screens.
  const text = `${elderName}可能有急症，已提示拨打 120，请马上联系`
  return [{ kind: 'visit.red-flag', elderId, at: new Date(act.at), text, to: staffIds }]
}
