import { addDays } from '../../../shared/day'
import type { Job, Turn } from '../../kit/jobs'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'
import { beforeTheWay } from '../care/states'
import type { House } from './house'
import { instantOf } from './instants'
import { serviceOf, whenOf } from './notices/said'
import { watchStore } from './stores/visits'

const AFTERNOON = '15:00'

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'schedule' | 'tell'> & { house: House }

/** Every afternoon: visits of tomorrow whose people have leave are told to the house by name, before the evening. */
export function createOffDuty({ people, clock, schedule, tell, house }: Needs): Job {
  async function tellOfTomorrow(turn: Turn): Promise<number> {
    const tomorrow = addDays(clock.today(), 1)
    const visits = await watchStore.onDay(tomorrow, beforeTheWay)
    const staffIds = [...new Set(visits.flatMap((visit) => visit.staffIds))]
    if (staffIds.length === 0) return 0
    const off = await schedule.offDuty(staffIds, tomorrow, tomorrow)
    const wanting = new Set(off.map(({ visitId }) => visitId))
    const left = visits.filter(({ id }) => wanting.has(id))
    for (const visit of left) {
      await turn.hold()
      await tellOf(visit)
    }
    return left.length
  }

  async function tellOf(visit: Visit): Promise<void> {
    const { id, elderId, orgId } = visit
    const [here, names] = await Promise.all([
      house.those(orgId, ['desk', 'manager']),
      people.names([elderId]),
    ])
    const text = `${whenOf(visit)} ${names.get(elderId) ?? ''} ${serviceOf(visit)}，原来的人来不了，请改派`
    const at = instantOf(clock.today(), AFTERNOON)
    const told = { kind: 'visit.to-reassign' as const, elderId, at, text }
    const to = here.map((each) => each.id)
    await tell({ room: 'visit-off-duty', id }, [{ ...told, page: '/office/visits/index', to }])
  }

  return {
    name: 'visits.off-duty',
    at: '0 15 * * *',
    run: async (turn) => ({ left: await tellOfTomorrow(turn) }),
  }
}
