import type { VisitList } from '../../../shared/visits/view'
import type { Visit } from '../types'
import { createAnswering } from './answering'
import { createArriving } from './arriving'
import { createConfirming } from './confirming'
import { createConsenting } from './consenting'
import { createConsulting } from './consulting'
import { createCorrecting } from './correcting'
import { createCounting } from './counting'
import { createCovers } from './covers'
import { createCredentials } from './credentials'
import { createFinishing } from './finishing'
import { gate } from './gate'
import { createGating } from './gating'
import { createGoing } from './going'
import type { CareNeeds } from './needs'
import { createOnFile } from './on-file'
import { createOffering } from './offering'
import { createOrdering } from './ordering'
import { createOwn } from './own'
import { createReviewing } from './reviewing'
import { createSigning } from './signing'
import { createStepping } from './stepping'
import { createStarting } from './starting'
import { careStore } from './store'
import { createUnanswered } from './unanswered'
import { createUnconsulted } from './unconsulted'
import { createWriting } from './writing'

/** The visit itself: from the first consultation to what it counts as. */
export function createCare(needs: CareNeeds) {
  const step = createStepping(needs)
  const write = createWriting(needs)
  const refuseByGate = createGating(needs)
  const counting = createCounting(needs)
  const isSigned = createSigning(needs)
  const { refuseWithoutConsultation, ...onFile } = createOnFile(needs)
  const { confirmDone, confirmJob } = createConfirming(needs, { step, ...counting })
  const { unanswered, unansweredOwed, unansweredJob } = createUnanswered(needs)
  return {
    gate,
    refuseByGate,
    ...onFile,
    ...createConsulting(needs, step),
    ...createOrdering(needs, write),
    ...createConsenting(needs, { write, isSigned }),
    ...createOffering(needs, { step, refuseByGate }),
    ...createAnswering({ step, refuseByGate }),
    ...createGoing({ step, refuseByGate, refuseWithoutConsultation, ...counting }),
    ...createStarting(needs, step),
    ...createArriving(needs, { step, write, isSigned }),
    ...createFinishing({ step, isSigned }),
    confirmDone,
    ...createReviewing(write, counting),
    ...createCorrecting(write, counting),
    ...createCredentials(needs),
    ...createCovers(needs),
    own: createOwn(needs),
    lists: { ...lists, unanswered },
    unansweredOwed,
    jobs: [confirmJob, createUnconsulted(needs), unansweredJob],
  }
}

export type Care = ReturnType<typeof createCare>

/** Work that waits at the desk or in the office, of visits of these organisations. */
const lists = {
  'to-consult': careStore.toConsult,
  'to-order': careStore.toOrder,
  unassigned: careStore.unassigned,
  unproven: careStore.unproven,
} satisfies Partial<Record<VisitList, (orgIds: readonly string[]) => Promise<Visit[]>>>
