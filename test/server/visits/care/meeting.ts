import type { VisitView } from '../../../../shared/visits/view'
import { oldElder } from '../house'
import { accepted, booked, liveAtTheDoor } from './steps'
import type { World } from './steps'

/** Another elder of 85 with a visit on the day, so that no consultation of before stands on file. */
export async function another(world: World, facts: object = {}): Promise<VisitView> {
  const elderId = await oldElder('孙桂兰')
  world.as.elder = await world.api.signIn(elderId)
  await liveAtTheDoor(world.as.desk, elderId)
  world.house.elderId = elderId
  return booked(world, facts)
}

/** Visits each on a day of its own, so that each counts; the morning before, everything is ready. */
export function readyOnDays(): (world: World) => Promise<VisitView> {
  let day = 5
  return async (world) => {
    day += 1
    world.api.clock.set('2026-03-04T10:00:00+08:00')
    const on = `2026-03-${String(day).padStart(2, '0')}`
    return accepted(world, await booked(world, { day: on }))
  }
}
