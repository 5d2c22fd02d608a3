import mongoose from 'mongoose'
import { createClock } from '../../server/kit/clock'
import { migrate } from '../../server/kit/data-version'
import { prepareMongoose } from '../../server/kit/mongo'
import { createPeople } from '../../server/people/service'
import { factsOf } from '../../server/town/facts'
import { generateTown, TOWN_SEED } from '../../server/town/generate'
import { writeTown } from '../../server/town/write-town'

/** A town in an empty database, and an elder of it who is signed in and has a contract. */
export async function prepareContract(uri: string) {
  prepareMongoose()
  await mongoose.connect(uri, { ignoreUndefined: true })
  await migrate(() => undefined)
  const plan = generateTown(TOWN_SEED)
  const facts = factsOf(plan)
  await writeTown(plan, () => undefined)
  const people = createPeople({ clock: createClock(), demoMode: true })
  const elderId = facts.id('wang-xiulan')
  const token = await people.sessions.open(elderId, { demo: true })
  await mongoose.disconnect()
  return { elderId, contractId: facts.id('contract-wang-xiulan'), token }
}
