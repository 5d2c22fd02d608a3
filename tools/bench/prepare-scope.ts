import mongoose from 'mongoose'
import { createClock } from '../../server/kit/clock'
import { tokenHashOf } from '../../server/kit/identify'
import { prepareMongoose } from '../../server/kit/mongo'
import { createRights } from '../../server/people/rights'
import { createSessions } from '../../server/people/sessions'
import { factsOf } from '../../server/town/facts'
import { generateTown, TOWN_SEED } from '../../server/town/generate'
import { fillRegister } from './fill-register'

/** Signs in a nurse of the town who may see an elder; `folk` more people of other centres stand beside the town. */
export async function prepareScope(uri: string, folk: number) {
  prepareMongoose()
  await mongoose.connect(uri, { ignoreUndefined: true })
  if (folk > 0) await fillRegister(folk)
  const facts = factsOf(generateTown(TOWN_SEED))
  const clock = createClock()
  const sessions = createSessions({ clock, demoMode: true, rights: createRights({ clock }) })
  const token = await sessions.open(facts.id('nurse-team-zhang'), { demo: true })
  await mongoose.disconnect()
  return { elderId: facts.id('wang-xiulan'), token, session: tokenHashOf(token) }
}
