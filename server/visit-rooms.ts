/** The schedule and the visits on it, built together: claims are the schedule's, and visits say which of them stand. */
import type { ContractReads } from './contracts/reads'
import { createFileReads } from './files/reads'
import type { Clock } from './kit/clock'
import type { Vault } from './kit/vault'
import type { LedgerReads } from './ledger/reads'
import type { Ledger } from './ledger/service'
import type { Notices } from './notices/service'
import type { People } from './people/service'
import { createSchedule } from './schedule/service'
import { createHolders } from './visits/store-holders'
import { createVisits } from './visits/service'
import { noteFreed } from './visits/waiting/store-freed'

interface Given {
  people: People
  contractReads: ContractReads
  ledger: Pick<Ledger, 'record'>
  ledgerReads: LedgerReads
  notices: Notices
  clock: Clock
  vault: Vault
}

export function createVisitRooms({ people, contractReads, notices, ...given }: Given) {
  const { clock } = given
  const holders = createHolders(clock)
  const schedule = createSchedule({ people: people.reads, clock, holders, freed: noteFreed })
  const visits = createVisits({
    ...given,
    schedule,
    people: people.reads,
    contacts: people.contactWindow,
    relativesOf: people.noticeWindow.relativesOf,
    readDoorCard: people.readDoorCard,
    contracts: contractReads,
    files: createFileReads(),
    tell: notices.tell,
    tellFirst: notices.tellFirst,
  })
  notices.rereadBy('visit', visits.around.stillOwed)
  notices.rereadBy('red-flag', visits.booking.redFlags.stillOwed)
  notices.rereadBy('visit-alarm', visits.around.alarmStillOwed)
  notices.rereadBy('visit-unanswered', visits.care.unansweredOwed)
  return { schedule, visits, jobs: [...schedule.jobs, ...visits.jobs] }
}
