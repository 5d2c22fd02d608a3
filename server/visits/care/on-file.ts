import { sayFullDate } from '../../../shared/speak'
import { covers } from '../../../shared/visits/consultation'
import { kindRules } from '../../../shared/visits/rules'
import { refuseUnless } from '../../kit/refusal'
import { houseAct } from '../acting'
import type { Consultation, Step, Visit } from '../types'
import type { CareNeeds } from './needs'
import { consultationStore } from './store-consultations'
import type { KeptConsultation } from './store-consultations'

/** What consultations of before are worth to later visits of the same person to the same institution. */
export function createOnFile({ people, clock, changed }: CareNeeds) {
  /** The one that covers the visit's day; undefined: a doctor has to look first. */
  async function onFile({ elderId, orgId, day }: Visit): Promise<Consultation | undefined> {
    const latest = await consultationStore.latest(await people.idsOf(elderId), orgId)
    return latest && covers(latest, day) ? inVisit(latest) : undefined
  }

  /** The step a visit that was just asked for takes by itself when a consultation on file covers it. */
  async function follows(visit: Visit): Promise<Step | undefined> {
    if (!kindRules[visit.kind].firstConsultation || visit.state !== 'requested') return undefined
    const consultation = await onFile(visit)
    if (!consultation) return undefined
    return {
      set: { state: 'consulted', consultation },
      event: 'consult',
      act: houseAct(visit.elderId, clock),
      note: `已有${sayFullDate(consultation.on)}的首诊，到${sayFullDate(consultation.validUntil)}有效`,
    }
  }

  async function consultOnFile(visit: Visit): Promise<Visit> {
    const step = await follows(visit)
    return step ? changed(visit, step) : visit
  }

  /** Refuses when nobody may set off: no consultation covers the day, or the condition changed since. */
  async function refuseWithoutConsultation(visit: Visit): Promise<void> {
    if (!kindRules[visit.kind].firstConsultation) return
    refuseUnless(await onFile(visit), 'visit.consult-again')
  }

  /** Whoever asks how it went hears that she is not as she was: a doctor looks again before the next visit. */
  async function conditionChanged(elderId: string): Promise<void> {
    await consultationStore.end(await people.idsOf(elderId), clock.now().toISOString())
  }

  return { follows, consultOnFile, refuseWithoutConsultation, conditionChanged }
}

export type OnFile = ReturnType<typeof createOnFile>

/** A consultation as the visit keeps it. */
export function inVisit(kept: KeptConsultation): Consultation {
  const { id, way, result, findings, byId, byName, organisation, on, validUntil } = kept
  return { id, way, result, findings, byId, byName, organisation, on, validUntil }
}
