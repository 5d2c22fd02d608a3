import { startOver } from './go'
import { actFor, actingFor, choices, knownSession, session, type ActingFor } from './session'

/** For whom this phone acts now; undefined for somebody who may act for nobody. */
export const currentElder = async (): Promise<ActingFor | undefined> => actingFor(await session())

/**
 * Acts for this elder from now on when this person may: what belongs to one elder is opened from a message while the
 * phone acts for another, and 现在为 … 办理 has to be true.
 */
export async function actForOwner(elderId: string): Promise<void> {
  const who = await session()
  if (choices(who).some((one) => one.elderId === elderId)) actFor(elderId)
}

/** Somebody else was chosen meanwhile: what was begun for this elder is left. */
export function leftElder(elderId: string): boolean {
  const who = knownSession()
  if (!who || elderId === '' || actingFor(who)?.elderId === elderId) return false
  startOver('/pages/home/index')
  return true
}
