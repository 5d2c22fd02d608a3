import { addDays, dayOf } from '../../../shared/day'
import type { Act } from '../../../shared/session'
import type { ConsultRequest } from '../../../shared/visits/care'
import { consultationRules } from '../../../shared/visits/consultation'
import { stepOf } from '../../../shared/visits/machine'
import type { Actor } from '../../kit/actor'
import { refuseUnless } from '../../kit/refusal'
import type { Visit } from '../types'
import { actingAs } from './acting-as'
import type { CareNeeds } from './needs'
import { inVisit } from './on-file'
import { refuseFilesOf } from './papers'
import type { TakeStep } from './stepping'
import { consultationStore } from './store-consultations'
import type { KeptConsultation } from './store-consultations'

/** 首诊: whether somebody may be cared for at home, before a nurse is offered. */
export function createConsulting(
  { people, files }: Pick<CareNeeds, 'people' | 'files'>,
  step: TakeStep,
) {
  /** Suitable goes on; not suitable, or to be referred, ends the visit with the finding as its reason. */
  async function consult(actor: Actor, id: string, request: ConsultRequest): Promise<Visit> {
    const event = request.result === 'suitable' ? 'consult' : 'refuse'
    return step({ actor, id, request }, { event }, async (visit, act) => {
      refuseUnless(actingAs(actor, visit).includes('doctor'), 'who.not-allowed')
      refuseUnless(stepOf(visit.kind, visit.state, 'consult'), 'visit.not-now')
      const fileIds = await papersOf(visit, request)
      const made = await consultationOf(visit, request, act)
      return {
        set: { ...setBy(made, request), fileIds },
        ...foundOf(visit, request),
        more: () => consultationStore.add(made),
      }
    })
  }

  /** Papers handed in with the visit and with the consultation; without any nobody can judge from papers. */
  async function papersOf(visit: Visit, { way, fileIds = [] }: ConsultRequest): Promise<string[]> {
    await refuseFilesOf(files, visit.elderId, fileIds, ['medical-record', 'order'])
    const all = [...new Set([...visit.fileIds, ...fileIds])]
    refuseUnless(way === 'in-person' || all.length > 0, 'visit.consult-needs-records')
    return all
  }

  async function consultationOf(
    { id, elderId, orgId }: Visit,
    { way, result, findings }: ConsultRequest,
    { byId, byName, at }: Act,
  ): Promise<KeptConsultation> {
    const on = dayOf(new Date(at))
    return {
      id: consultationStore.newId(),
      ...{ elderId, orgId, visitId: id, way, result, findings, byId, byName },
      organisation: (await people.organisation(orgId))?.name ?? orgId,
      on,
      validUntil: addDays(on, consultationRules.validDays),
    }
  }

  return { consult }
}

/** Suitable once more: what was arranged stays, and nobody is asked or told anew. */
function foundOf({ kind, state }: Visit, { result, findings: note }: ConsultRequest) {
  const stays = result === 'suitable' && stepOf(kind, state, 'consult')?.to === state
  return { note, ...(stays ? ({ stays } as const) : {}) }
}

const setBy = (made: KeptConsultation, { conditionChanged, result, findings }: ConsultRequest) => ({
  consultation: {
    ...inVisit(made),
    ...(conditionChanged ? { conditionChanged: true as const } : {}),
  },
  ...(result === 'suitable' ? {} : { reason: findings }),
})
