import mongoose from 'mongoose'
import { createClock } from '../../server/kit/clock'
import { migrate } from '../../server/kit/data-version'
import { prepareMongoose } from '../../server/kit/mongo'
import { newKeyVariables, readKeys } from '../../server/kit/keys'
import { createVault } from '../../server/kit/vault'
import { createRights } from '../../server/people/rights'
import { createSessions } from '../../server/people/sessions'
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
  const vault = createVault(readKeys(newKeyVariables()))
  await writeTown(plan, () => undefined, vault)
  const clock = createClock()
  const sessions = createSessions({ clock, demoMode: true, rights: createRights({ clock }) })
  const elderId = facts.id('wang-xiulan')
  const token = await sessions.open(elderId, { demo: true })
  await mongoose.disconnect()
  return { elderId, contractId: facts.id('contract-wang-xiulan'), token }
}
