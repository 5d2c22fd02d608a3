import type { ServiceKind } from '../../../shared/records'
import type { CorrectVisitRequest, VoidVisitRequest } from '../../../shared/visits/care'
import { servicesProblem } from '../../../shared/visits/services'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import { inOneTransaction } from '../../kit/transaction'
import { unpromised } from '../booking/promises'
import { isOfHouse } from '../policy'
import type { Visit } from '../types'
import type { Counting } from './counting'
import { refuseIf } from './finishing'
import type { Write } from './writing'

/** How a counted visit is put right: always by further lines. */
export function createCorrecting(
  write: Write,
  { voidLines, addServices }: Pick<Counting, 'voidLines' | 'addServices'>,
) {
  /** The whole visit counts nowhere any more. */
  async function takeBack(actor: Actor, id: string, request: VoidVisitRequest): Promise<Visit> {
    return inOneTransaction(() =>
      write({ actor, id, request, event: 'review' }, async (visit, act) => {
        refuseUncounted(actor, visit)
        await voidLines(visit, visit.lineIds, act)
        return { set: { lineIds: [], claims: unpromised(visit) }, note: `作废：${request.reason}` }
      }),
    )
  }

  /** The services of a door visit as they should have been: what was not done is voided, what was left out is added. */
  async function correct(actor: Actor, id: string, request: CorrectVisitRequest): Promise<Visit> {
    const { services, reason } = request
    return inOneTransaction(() =>
      write({ actor, id, request, event: 'review' }, async (visit, act) => {
        refuseUncounted(actor, visit)
        const record = correctable(visit, services)
        const kinds = services.map(({ kind }) => kind)
        const stays = (line: string) => kinds.some((kind) => isOf(line, kind))
        const gone = visit.lineIds.filter((line) => !stays(line))
        await voidLines(visit, gone, act)
        const fresh = kinds.filter((kind) => !visit.lineIds.some((line) => isOf(line, kind)))
        const added = await addServices(visit, fresh)
        const lineIds = [...visit.lineIds.filter(stays), ...added]
        return { set: { record: { ...record, services }, lineIds }, note: `更正：${reason}` }
      }),
    )
  }

  return { takeBack, correct }
}

/** Put right by whoever did it or by the house, while there are lines to put right. */
function refuseUncounted(actor: Actor, visit: Visit) {
  const did = isOfHouse(actor, visit) && visit.record?.byId === actor.id
  const may = did || isOfHouse(actor, visit, ['manager'])
  refuseUnless(may, 'who.not-allowed')
  const counted = visit.state === 'confirmed' && visit.lineIds.length > 0 && !visit.unproven
  refuseUnless(counted, 'visit.not-counted')
}

/** The record, when these services can stand in it and change anything. Other kinds have one service each. */
function correctable({ kind, record }: Visit, services: CorrectVisitRequest['services']) {
  refuseUnless(record && kind === 'door-service', 'visit.nothing-to-correct')
  refuseIf(servicesProblem(kind, services), 'visit.services', 'body.services')
  const differs = JSON.stringify(services) !== JSON.stringify(record.services)
  refuseUnless(differs, 'visit.nothing-to-correct')
  return record
}

const isOf = (line: string, kind: ServiceKind) => line.endsWith(`#service.${kind}`)
