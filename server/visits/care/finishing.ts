import type { FinishRequest } from '../../../shared/visits/care'
import { withConsumables } from '../../../shared/visits/bill'
import { countedServices, servicesProblem, vitalsProblem } from '../../../shared/visits/services'
import type { Actor } from '../../kit/actor'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { RefusalCode } from '../../kit/refusal'
import type { Visit } from '../types'
import type { IsSigned } from './signing'
import type { TakeStep } from './stepping'

/** 完成: what was done is written down, and what was used up goes on the bill. */
export function createFinishing({ step, isSigned }: { step: TakeStep; isSigned: IsSigned }) {
  async function finish(actor: Actor, id: string, request: FinishRequest): Promise<Visit> {
    const how = { event: 'finish', channel: 'on-site' } as const
    return step({ actor, id, request }, how, async (visit, { byId, byName, at }) => {
      refuseRecord(visit, request)
      const { version: _shown, eventId: _step, at: _when, ...record } = request
      const { signatureFileId, consumables = [] } = record
      const signed =
        signatureFileId === undefined || (await isSignedBy(actor, visit, signatureFileId))
      refuseUnless(signed, 'visit.signature-not-now')
      const services = countedServices(visit.kind, record.services)
      return {
        set: {
          record: { ...record, services, byId, byName, at },
          bill: withConsumables(visit.bill, consumables),
        },
      }
    })
  }

  /** What was done is signed for once it has begun. */
  const isSignedBy = (actor: Actor, visit: Visit, fileId: string): Promise<boolean> =>
    isSigned(actor, visit, { fileId, since: visit.reached.started })

  return { finish }
}

function refuseRecord({ kind }: Visit, { services, vitals }: FinishRequest) {
  refuseIf(servicesProblem(kind, services), 'visit.services', 'body.services')
  refuseIf(vitalsProblem(vitals), 'visit.vitals', 'body.vitals')
}

export function refuseIf(says: string | undefined, code: RefusalCode, path: string) {
  if (says !== undefined) refuse(code, [{ path, says }])
}
