import { overtimeAt } from '../../../shared/visits/limits'
import type { Clock } from '../../kit/clock'
import type { Job, Turn } from '../../kit/jobs'
import { houseAct } from '../acting'
import { eachDue } from '../jobs'
import type { Visit } from '../types'
import { endOf } from './instants'
import { underWay } from './notices/work'
import { laneOf } from './sounding'
import type { Sounding } from './sounding'
import { alarmStore } from './stores/alarms'
import { watchStore } from './stores/visits'

/** Visits that run over their planned end while somebody is on the way or inside. */
export function createOvertime({ clock, sounding }: { clock: Clock; sounding: Sounding }) {
  /** Of these houses, those that were warned of, the longest first. */
  async function overtime(orgIds: readonly string[]): Promise<Visit[]> {
    const visits = await watchStore.underWay(underWay, clock.today(), orgIds)
    return visits.filter((visit) => levelOf(visit) !== 'none')
  }

  const levelOf = (visit: Visit) => overtimeAt(endOf(visit), clock.now())

  /** Half an hour over time rings by itself, once for a visit. */
  async function ringOverdue(turn: Turn): Promise<number> {
    const visits = await watchStore.underWay(underWay, clock.today())
    const overdue = visits.filter((visit) => levelOf(visit) === 'alarm')
    const lanes = overdue.map(({ id }) => laneOf(id, 'overtime'))
    const rung = await alarmStore.takenLanes(lanes)
    const fresh = overdue.filter(({ id }) => !rung.has(laneOf(id, 'overtime')))
    return eachDue(fresh, turn, async (visit) => {
      await sounding.sound(visit, 'overtime', houseAct(visit.elderId, clock))
      return true
    })
  }

  const job: Job = {
    name: 'visits.overtime',
    at: '* * * * *',
    keptDays: 2,
    run: async (turn) => ({ rung: await ringOverdue(turn) }),
  }

  return { overtime, job }
}
