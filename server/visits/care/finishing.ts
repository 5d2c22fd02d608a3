import type { FinishRequest } from '../../../shared/visits/care'
import { withConsumables } from '../../../shared/visits/bill'
import { countedServices, servicesProblem, vitalsProblem } from '../../../shared/visits/services'
import type { Actor } from '../../kit/actor'
import { refuse } from '../../kit/refusal'
import type { RefusalCode } from '../../kit/refusal'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'
import { refuseFilesOf } from './papers'
import type { TakeStep } from './stepping'

/** 完成: what was done is written down, and what was used up goes on the bill. */
export function createFinishing({ files }: Pick<CareNeeds, 'files'>, step: TakeStep) {
  async function finish(actor: Actor, id: string, request: FinishRequest): Promise<Visit> {
    const how = { event: 'finish', channel: 'on-site' } as const
    return step({ actor, id, request }, how, async (visit, { byId, byName, at }) => {
      refuseRecord(visit, request)
      const { version: _shown, eventId: _step, at: _when, ...record } = request
      const { signatureFileId, consumables = [] } = record
      const papers = signatureFileId ? [signatureFileId] : []
      await refuseFilesOf(files, visit.elderId, papers, ['agreement'])
      const services = countedServices(visit.kind, record.services)
      return {
        set: {
          record: { ...record, services, byId, byName, at },
          bill: withConsumables(visit.bill, consumables),
        },
      }
    })
  }

  return { finish }
}

function refuseRecord({ kind }: Visit, { services, vitals }: FinishRequest) {
  refuseIf(servicesProblem(kind, services), 'visit.services', 'body.services')
  refuseIf(vitalsProblem(vitals), 'visit.vitals', 'body.vitals')
}

export function refuseIf(says: string | undefined, code: RefusalCode, path: string) {
  if (says !== undefined) refuse(code, [{ path, says }])
}
