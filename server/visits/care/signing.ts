import { oldestSignature } from '../../../shared/visits/limits'
import type { Actor } from '../../kit/actor'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'
import { careStore } from './store'

/**
 * A name drawn on the screen of staff, or the photo of a signed paper. It is of this visit: handed in by whoever shows it,
 * about this elder, since the visit came so far, not long ago, and used for nothing else. A picture of another day shows
 * nothing.
 */
export function createSigning({ files, clock }: Pick<CareNeeds, 'files' | 'clock'>) {
  return async function isSigned(
    actor: Actor,
    visit: Visit,
    { fileId, since }: { fileId: string; since: string | undefined },
  ): Promise<boolean> {
    const { elderId, consent, arrival, record } = visit
    const others = [consent?.fileId, arrival?.fileId, record?.signatureFileId]
    if (since === undefined || others.includes(fileId)) return false
    const now = clock.now()
    const oldest = oldestSignature(now).toISOString()
    const moment = { from: since > oldest ? since : oldest, to: now.toISOString() }
    const hand = { byId: actor.id, elderId, purpose: 'agreement', ...moment } as const
    return (await files.isHandedIn(fileId, hand)) && !(await careStore.isUsed(fileId, visit))
  }
}

export type IsSigned = ReturnType<typeof createSigning>
