import { addDays } from '../../shared/day'
import { redFlagStore } from '../visits/booking/store-red-flags'
import type { Facts } from './facts'
import type { TownPlan } from './plan'
import { FIRST_MORNING } from './plan-visits'

const elderKey = 'zhao-defu'
const told = '护士小张 8:55 到家扶起，神志清楚，没有外伤，血压 138/82；老伴陪着，明天上门再看'

/** 急症情况: one of yesterday, looked after and closed. Nobody is in danger when the town begins. */
export async function writeRedFlags(plan: TownPlan, facts: Facts): Promise<void> {
  const elder = plan.people.find(({ key }) => key === elderKey)
  const contract = plan.contracts.find((each) => each.elderKey === elderKey)
  if (!elder || !contract) return
  const { teamId } = contract
  const team = plan.staff.filter((member) => member.teamId === teamId)
  const by = (key: string, time: string) =>
    facts.act(key, { day: addDays(FIRST_MORNING, -1), time }, { key: elderKey })
  const asked = by('wang-xiulan', '08:40')
  await redFlagStore.add({
    ...{ id: facts.id(`red-flag/${elderKey}`), elderId: facts.id(elderKey), elderName: elder.name },
    ...{ orgId: facts.centreOf(elder.orgId), orgPath: facts.path(elder.orgId), teamId },
    flags: ['fell-cannot-rise'],
    staffIds: team.map(({ personKey }) => facts.id(personKey)),
    ...{ act: { ...asked, channel: 'mini-program' }, relation: '配偶' },
    open: false,
    acknowledged: by('nurse-team-zhang', '08:43'),
    closed: by('nurse-team-zhang', '09:30'),
    closedNote: told,
  })
}
