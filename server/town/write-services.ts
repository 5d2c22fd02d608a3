import { lineIdOf } from '../../shared/ledger'
import type { Ledger } from '../ledger/service'
import type { Entry } from '../ledger/types'
import { draftHashOf, recordIdOf } from '../records/draft'
import { entryOf } from '../records/recording'
import { recordStore } from '../records/store'
import type { ServiceRecord } from '../records/types'
import type { Facts } from './facts'
import type { PlannedService, TownPlan } from './plan'

/** Services written between two words of progress. */
const SERVICES_AT_ONCE = 1500

/** A year of services: the records, and in the ledger exactly the lines that recording them would have written. */
export async function writeServices(
  plan: TownPlan,
  facts: Facts,
  ledger: Ledger,
  tell: (line: string) => void,
): Promise<void> {
  const paths = new Map(plan.people.map(({ key, orgId }) => [key, facts.path(orgId)]))
  const written = plan.services.map((service) => {
    const elderPath = paths.get(service.elderKey) ?? []
    return { service, record: recordOf(service, elderPath, facts) }
  })
  await recordStore.addMany(written.map(({ record }) => record))

  const byElder = written.toSorted((one, other) =>
    one.service.elderKey < other.service.elderKey ? -1 : 1,
  )
  for (let at = 0; at < byElder.length; at += SERVICES_AT_ONCE) {
    const some = byElder.slice(at, at + SERVICES_AT_ONCE)
    await ledger.recordMany(some.flatMap(({ service, record }) => linesOf(service, record, facts)))
    tell(`  台账 ${at + some.length} / ${byElder.length}`)
  }
}

function recordOf(service: PlannedService, elderPath: string[], facts: Facts): ServiceRecord {
  const { key, elderKey, byKey, orgId, teamId, kind, day, time, place, values, voided } = service
  const draftId = facts.id(`draft/${key}`)
  const id = recordIdOf(facts.id(byKey), draftId)
  const elderId = facts.id(elderKey)
  const served = { kind, day, time, place, ...(values ? { values } : {}) }
  return {
    id,
    draftHash: draftHashOf({ draftId, elderId, ...served }),
    elderId,
    ...served,
    orgId,
    ...(teamId ? { teamId } : {}),
    orgPath: [...new Set([...elderPath, orgId])],
    status: voided ? 'void' : 'standing',
    ...(voided ? { voidReason: voided } : {}),
    act: facts.act(byKey, { day, time }, { key: elderKey }),
    lineId: lineIdOf(`record:${id}`, `service.${kind}`),
    corrections: [],
    version: voided ? 1 : 0,
  }
}

function linesOf(service: PlannedService, record: ServiceRecord, facts: Facts): Entry[] {
  const line = entryOf(record)
  if (!service.voided) return [line]
  const { byKey, elderKey, day } = service
  const act = facts.act(byKey, { day, time: '18:00' }, { key: elderKey })
  return [line, { ...line, item: 'line.voided', about: record.lineId, act }]
}
