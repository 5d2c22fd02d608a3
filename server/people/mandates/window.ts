import type { MandateScope } from '../../../shared/mandates'
import type { Clock } from '../../kit/clock'
import { mandateStore } from '../stores/mandates'
import type { HeldMandate } from '../types'

/** What other rooms may ask about mandates, as the database holds them at this call. */
export const createMandateWindow = ({ clock }: { clock: Clock }) => ({
  /** May the person do this for the elder now? Without a scope: anything at all. */
  mandated: (personId: string, elderId: string, scope?: MandateScope): Promise<boolean> =>
    mandateStore.covers({ elderId, relativeId: personId }, clock.today(), scope),

  /** Those who may act for the elder today, first to be called first. */
  mandatesOver: (elderId: string): Promise<HeldMandate[]> =>
    mandateStore.ofElder(elderId, clock.today()),

  /** The mandates somebody holds today. */
  mandatesHeldBy: (relativeId: string): Promise<HeldMandate[]> =>
    mandateStore.ofRelative(relativeId, clock.today()),
})
