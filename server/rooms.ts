/** Every room, built once, each given what it needs. */
import { createContractReads } from './contracts/reads'
import { createContracts } from './contracts/service'
import { createFiles } from './files/service'
import type { Bytes } from './files/types'
import { windowsOf } from './hand-overs'
import { createIndicators } from './indicators/service'
import type { Actor } from './kit/actor'
import type { Audit } from './kit/audit'
import type { Clock } from './kit/clock'
import type { Job } from './kit/jobs'
import { createOnce } from './kit/once'
import type { Vault } from './kit/vault'
import type { Wechat } from './kit/wechat'
import { createLedgerReads } from './ledger/reads'
import { createLedger } from './ledger/service'
import { createNotices } from './notices/service'
import { createTemplates } from './notices/templates'
import type { Template } from './notices/templates'
import { createExporting } from './people/imports/exporting'
import { createImports } from './people/imports/service'
import { createPeople } from './people/service'
import type { People } from './people/service'
import type { Person } from './people/types'
import { createRecords } from './records/service'
import { createVisitRooms } from './visit-rooms'

/** What the rooms are made of: tests give their own, the process takes them from the environment. */
export interface RoomNeeds {
  clock: Clock
  demoMode: boolean
  vault: Vault
  audit: Audit
  wechat: Wechat
  /** Where attachments are kept, and the key of their links. */
  files: { bytes: Bytes; linkKey: Buffer }
  /** What went wrong while nobody waited for an answer. */
  failed?: (thrown: unknown) => void
  /** Message templates of the WeChat account. */
  templates: readonly Template[]
}

export function createRooms(needs: RoomNeeds) {
  const { clock, audit } = needs
  const ledgerReads = createLedgerReads()
  const above = () => ({ contracts, contractReads, ledgerReads, notices, visits })
  const people = createPeople({ ...needs, ...windowsOf(above, clock) })
  const given = { people: people.reads, clock }
  const ledger = createLedger<Person>(given)
  const contractReads = createContractReads(given)
  const notices = createNotices({
    ...needs,
    people: { ...people.reads, ...people.noticeWindow },
    teamsOf: (elderIds) => contractReads.teamsInForce(elderIds, clock.today()),
    templates: createTemplates(needs.templates),
    endSessions: people.sessions.endExpired,
  })
  const kept = { ledger, ledgerReads }
  const nextVisit = (elderIds: readonly string[]) => visits.booking.next(elderIds)
  const offered = (elderIds: readonly string[]) => visits.booking.waiting.offered(elderIds)
  const comes = { nextVisit, offered }
  const contracts = createContracts({ ...given, ...kept, tell: notices.tell, ...comes })
  notices.rereadBy('contract', contracts.stillOwed)
  notices.rereadBy('mandate', people.mandates.stillOwed)
  notices.rereadBy('glass', people.glassOwed)
  const records = createRecords({ ...given, ...kept })
  const read = { contracts: contractReads, ledger: ledgerReads }
  const indicators = createIndicators({ ...given, ...read })
  const actorNow = (personId: string) => actorOf(people, personId)
  const files = createFiles({
    ...{ ...given, ...needs.files, audit },
    vault: needs.vault,
    actorOf: actorNow,
  })
  const sheets = sheetsOf(needs, people, { ...contractReads, admitInForce: contracts.admitInForce })
  const visitRooms = createVisitRooms({ ...needs, ...kept, people, contractReads, notices })
  const { jobs: visitJobs, schedule, visits } = visitRooms
  const jobs: readonly Job[] = [...contracts.jobs, ...visitJobs, ...notices.jobs, ...audit.jobs]
  const care = { contracts, contractReads, records, indicators, schedule, visits }
  const once = createOnce(needs.vault)
  return { once, audit, people, notices, files, ...kept, ...care, ...sheets, jobs }
}

export type Rooms = ReturnType<typeof createRooms>

type ContractSheets = Parameters<typeof createImports>[0]['contracts']

/** Lists of people that come in and go out as spreadsheets. */
function sheetsOf(needs: RoomNeeds, people: People, contracts: ContractSheets) {
  const { audit, clock, vault, failed = () => undefined } = needs
  const sheets = { people, contracts, audit, clock }
  return {
    exporting: createExporting(sheets),
    imports: createImports({ ...sheets, vault, failed }),
  }
}

/** Somebody with the rights of this moment, for what was prepared by a call that is over. */
async function actorOf({ reads, rights }: People, id: string): Promise<Actor> {
  const [names, roles, actsFor] = await Promise.all([
    reads.names([id]),
    rights.rolesOf(id),
    rights.mandatesOf(id),
  ])
  return { id, name: names.get(id) ?? '', roles, actsFor, channel: 'mini-program' }
}
