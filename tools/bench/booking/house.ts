/** The house of the bench: nurses with full days, and as many elders as there are actors, each signed in. */
import mongoose from 'mongoose'
// Every model, or `migrate` would make the indexes of some.
import '../../../server/app'
import { createClock } from '../../../server/kit/clock'
import { migrate } from '../../../server/kit/data-version'
import { prepareMongoose } from '../../../server/kit/mongo'
import { createRights } from '../../../server/people/rights'
import { createSessions } from '../../../server/people/sessions'
import { planStore } from '../../../server/schedule/stores/plans'
import { act, employ, settleCounty } from '../../../test/support/build'
import { coverHouse, giveCredentials, oldElder } from '../../../test/server/visits/house'

/** The morning the clock of the bench begins. */
export const BEGINS = '2026-03-04T08:00:00+08:00'
export const FIRST_DAY = '2026-03-06'
const COUNTED = 32

interface Actor {
  elderId: string
  token: string
}

export interface BenchHouse {
  desk: Actor
  actors: Actor[]
  /** All day long, for those who are asked by name. */
  nurses: string[]
  /** Others, whom nobody asks for but who counts what a booking costs. */
  counted: string[]
  /** Has one time in the morning and one in the afternoon: for those who wait. */
  narrow: string
}

export async function settleBench(
  uri: string,
  actors: number,
  nurses: number,
): Promise<BenchHouse> {
  prepareMongoose()
  await mongoose.connect(uri, { ignoreUndefined: true, w: 'majority', journal: true })
  await migrate(() => undefined)
  const staff = await settleCounty()
  await coverHouse()
  const clock = createClock()
  const sessions = createSessions({ clock, demoMode: true, rights: createRights({ clock }) })
  const tokenOf = (id: string) => sessions.open(id, { demo: true, secondFactor: true })
  const house: BenchHouse = {
    desk: { elderId: '', token: await tokenOf(staff.desk) },
    actors: [],
    nurses: [],
    counted: [],
    narrow: await nurse('等候护士', [
      { from: '10:00', to: '11:00' },
      { from: '14:00', to: '15:00' },
    ]),
  }
  for (let at = 0; at < nurses + COUNTED; at++) {
    const id = await nurse(`护士${at}`, [{ from: '07:00', to: '22:00' }])
    const those = at < nurses ? house.nurses : house.counted
    those.push(id)
  }
  for (let at = 0; at < actors; at++) {
    const elderId = await oldElder(`老人${at}`)
    house.actors.push({ elderId, token: await tokenOf(elderId) })
  }
  return house
}

async function nurse(name: string, day: { from: string; to: string }[]): Promise<string> {
  const id = await employ({ name, role: 'nurse', orgId: 'org-east' })
  await giveCredentials(id)
  const weekly = Array.from({ length: 7 }, () => day)
  const plan = { from: '2026-01-01', weekly, capPerDay: 24, travelMinutes: 30, act }
  await planStore.addMany([{ staffId: id, version: 1, plans: [plan] }])
  return id
}
