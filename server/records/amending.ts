import { dayOf } from '../../shared/day'
import type { CorrectRecordRequest, VoidRecordRequest } from '../../shared/records'
import type { Act } from '../../shared/session'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import { refuseUnless } from '../kit/refusal'
import { inOneTransaction } from '../kit/transaction'
import { correctionOf } from './correction'
import type { Correction } from './correction'
import { mayAmend, sightOf } from './policy'
import { entryOf } from './recording'
import { refuseDay, refuseImpossible } from './rules'
import type { RecordNeeds } from './needs'
import { recordStore } from './store'
import type { ServiceRecord } from './types'

/** How a record is put right: never by changing its line, always by a further one. */
export function createAmending({ people, ledger, clock }: RecordNeeds) {
  /** From now on the service counts nowhere; an equal one of the same day moves up. */
  async function takeBack(
    actor: Actor,
    id: string,
    { reason, version }: VoidRecordRequest,
  ): Promise<ServiceRecord> {
    const old = await amendable(actor, id, version)
    const act = actFor(actor, old.elderId, clock)
    return inOneTransaction(async () => {
      const record = await change(old, { status: 'void', voidReason: reason })
      await ledger.record({ ...entryOf(old), item: 'line.voided', about: old.lineId, act })
      return record
    })
  }

  /** When what is counted changes, a new line stands in place of the old one; otherwise the correction is only noted. */
  async function correct(actor: Actor, id: string, request: CorrectRecordRequest) {
    const old = await amendable(actor, id, request.version)
    const correction = correctionOf(old, request)
    const person = await people.person(old.elderId)
    refuseUnless(person, 'person.not-found')
    refuseDay(correction.service.day, dayOf(new Date(old.act.at)))
    refuseImpossible(correction.service, person, clock)
    const act = actFor(actor, old.elderId, clock)
    return inOneTransaction(async () => {
      const record = await change(old, changeBy(old, correction, request.reason))
      await ledger.record(entryOfCorrection(old, correction, act))
      if (correction.replacedBy) await ledger.record({ ...entryOf(record, correction.source), act })
      return record
    })
  }

  return { takeBack, correct }
}

/** A record in scope that the actor may put right and that still is as it was shown. */
async function amendable(actor: Actor, id: string, version: number): Promise<ServiceRecord> {
  const record = await recordStore.seenBy(sightOf(actor), id)
  refuseUnless(record, 'record.not-found')
  refuseUnless(mayAmend(actor, record), 'who.not-allowed')
  refuseUnless(record.status !== 'void', 'record.void')
  refuseUnless(record.version === version, 'data.changed', { version: record.version })
  return record
}

async function change(
  { id, version }: ServiceRecord,
  to: Parameters<typeof recordStore.change>[2],
) {
  const record = await recordStore.change(id, version, to)
  refuseUnless(record, 'data.changed')
  return record
}

function changeBy(old: ServiceRecord, correction: Correction, correctReason: string) {
  const { service, lineId, replacedBy = old.lineId } = correction
  const { values, ...rest } = service
  const corrections = [...old.corrections, lineId]
  return {
    ...rest,
    values,
    status: 'corrected',
    correctReason,
    corrections,
    lineId: replacedBy,
  } as const
}

const entryOfCorrection = (old: ServiceRecord, { source, replacedBy }: Correction, act: Act) =>
  ({
    ...entryOf(old, source),
    item: 'line.corrected',
    about: old.lineId,
    act,
    ...(replacedBy ? { replacedBy } : {}),
  }) as const
