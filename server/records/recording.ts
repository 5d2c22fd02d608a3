import { lineIdOf } from '../../shared/ledger'
import type { RecordServiceRequest } from '../../shared/records'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import type { Person } from '../people/types'
import { draftHashOf, recordIdOf } from './draft'
import { servesAs } from './policy'
import { refuseDay, refuseImpossible } from './rules'
import type { RecordNeeds } from './needs'
import { recordStore } from './store'
import type { ServiceRecord } from './types'

/** How a service is written down. */
export function createRecording({ people, ledger, clock }: RecordNeeds) {
  /** Writes down a service for an elder in scope. The same draft again gives the same record and counts once. */
  async function record(actor: Actor, request: RecordServiceRequest): Promise<ServiceRecord> {
    const person = await people.personOfStaff(actor, request.elderId)
    refuseUnless(person, 'person.not-found')
    const written = draftOf(actor, request, person)
    return inOneTransaction(async () => {
      const earlier = await recordStore.byId(written.id)
      if (earlier) return replayed(earlier, written)
      refuseDay(written.day, clock.today())
      refuseImpossible(written, person, clock)
      await recordStore.add(written)
      await ledger.record(entryOf(written))
      return written
    })
  }

  function draftOf(actor: Actor, request: RecordServiceRequest, person: Person): ServiceRecord {
    const { draftId, elderId: _asked, channel = 'on-site', ...service } = request
    const elderId = person.id
    const role = servesAs(actor, person.orgPath)
    refuseUnless(role, 'who.not-allowed')
    const id = recordIdOf(actor.id, draftId)
    return {
      id,
      draftHash: draftHashOf(request),
      elderId,
      ...service,
      orgId: role.orgId,
      ...(role.teamId ? { teamId: role.teamId } : {}),
      orgPath: [...new Set([...person.orgPath, role.orgId])],
      status: 'standing',
      act: actFor(actor, elderId, clock, channel),
      lineId: lineIdOf(`record:${id}`, `service.${service.kind}`),
      corrections: [],
      version: 0,
    }
  }

  return { record }
}

function replayed(earlier: ServiceRecord, again: ServiceRecord): ServiceRecord {
  refuseUnless(earlier.draftHash === again.draftHash, 'record.draft-differs')
  return earlier
}

/** The ledger line of a service as it is written now. */
export function entryOf(record: ServiceRecord, source = `record:${record.id}`) {
  const { kind, elderId, day, orgId, teamId, place, act } = record
  return {
    source,
    item: `service.${kind}`,
    elderId,
    day,
    orgId,
    ...(teamId ? { teamId } : {}),
    place,
    act,
  } as const
}
