import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { Job, Turn } from '../../kit/jobs'
import { eachDue } from '../jobs'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'
import { beforeTheWay } from '../care/states'
import { createAway } from './away'
import type { House } from './house'
import { instantOf } from './instants'
import { serviceOf, whenOf } from './notices/said'
import { watchStore } from './stores/visits'

const AFTERNOON = '15:00'
const MORNING = '07:00'

type Needs = Pick<VisitNeeds, 'people' | 'clock' | 'schedule' | 'tell'> & { house: House }

/**
 * Visits whose people cannot come are told to the house by name: those of tomorrow in the afternoon, those of today in the
 * morning, and whenever leave is entered after that within the hour. Each is told once an afternoon and once a morning.
 */
export function createOffDuty(needs: Needs): Job {
  const { people, clock, tell, house } = needs
  const awayFrom = createAway(needs)

  async function tellOfNext(turn: Turn): Promise<number> {
    const now = clock.now()
    const today = clock.today()
    const ofToday = await leftOn(today, instantOf(today, MORNING), turn)
    const afternoon = instantOf(today, AFTERNOON)
    return now < afternoon ? ofToday : ofToday + (await leftOn(addDays(today, 1), afternoon, turn))
  }

  /** How many of a day nobody comes to as it stands. */
  async function leftOn(day: Day, at: Date, turn: Turn): Promise<number> {
    const left = await awayFrom(await watchStore.onDay(day, beforeTheWay), day)
    return eachDue(left, turn, async (visit) => {
      await tellOf(visit, at)
      return true
    })
  }

  async function tellOf(visit: Visit, at: Date): Promise<void> {
    const { id, elderId, orgId } = visit
    const [here, names] = await Promise.all([
      house.those(orgId, ['desk', 'manager']),
      people.names([elderId]),
    ])
    const text = `${whenOf(visit)} ${names.get(elderId) ?? ''} ${serviceOf(visit)}，原来的人来不了，请改派`
    const told = { kind: 'visit.to-reassign' as const, elderId, at, text }
    const to = here.map((each) => each.id)
    await tell({ room: 'visit-off-duty', id }, [{ ...told, page: '/office/visits/index', to }])
  }

  return {
    name: 'visits.off-duty',
    at: '0 7-21 * * *',
    run: async (turn) => ({ left: await tellOfNext(turn) }),
  }
}
