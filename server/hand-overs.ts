import { contractRows } from './contracts/my-data'
import type { ContractReads } from './contracts/reads'
import type { Contracts } from './contracts/service'
import { createFileReads } from './files/reads'
import type { Clock } from './kit/clock'
import type { LedgerReads } from './ledger/reads'
import type { Notices } from './notices/service'
import type { PeopleNeeds } from './people/service'
import { recordRows } from './records/my-data'
import { complaintRows, redFlagRows, visitRows } from './visits/around/my-data'
import type { Visits } from './visits/service'

/** Rooms that stand on the room of people and are built after it. */
export interface Above {
  contracts: Contracts
  contractReads: ContractReads
  ledgerReads: LedgerReads
  notices: Notices
  visits: Visits
}

/** What may prove a mandate at the desk. */
const mandatePapers = ['mandate-form', 'guardian-document'] as const

/**
 * What the room of people asks of the rooms above it. It imports none of them: each question is handed over here, and
 * asked when somebody calls.
 */
export function windowsOf(
  above: () => Above,
  clock: Clock,
): Pick<PeopleNeeds, 'teamsInForce' | 'register' | 'mandates' | 'leaving'> {
  return {
    teamsInForce: (ids, day) => above().contractReads.teamsInForce(ids, day),
    register: {
      heldByFile: async (id) => ({
        ...(await above().contractReads.heldBy(id, clock.today())),
        services: await above().ledgerReads.servicesOf(id),
      }),
      endings: {
        contracts: (leaving) => above().contracts.endForLife(leaving),
        notices: ({ personId }) => above().notices.clearFor(personId),
        visits: (leaving) => above().visits.around.endForLife(leaving),
      },
    },
    mandates: {
      tell: (subject, owed) => above().notices.tell(subject, owed),
      photoOf: (fileId, elderId) => createFileReads().isAbout(fileId, elderId, mandatePapers),
    },
    leaving: {
      parts: [
        { key: 'contracts', title: '家庭医生签约', rows: ({ id }) => contractRows(id) },
        { key: 'services', title: '服务记录', rows: ({ id }) => recordRows(id) },
        { key: 'visits', title: '上门与门诊预约', rows: ({ id }) => visitRows(id) },
        { key: 'complaints', title: '投诉', rows: ({ id }) => complaintRows(id) },
        { key: 'red-flags', title: '急症情况', rows: ({ id }) => redFlagRows(id) },
        { key: 'notices', title: '提醒', rows: (actor) => above().notices.myRows(actor) },
      ],
      leavings: [
        { words: '删除提醒的授权', leave: (personId) => above().notices.forgetGrants(personId) },
      ],
    },
  }
}
