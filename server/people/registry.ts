import type { Audit } from '../kit/audit'
import type { Clock } from '../kit/clock'
import type { Vault } from '../kit/vault'
import { createClear } from './clear'
import { createContactRows } from './contact-rows'
import { createContactWindow } from './contact-window'
import { createContacts } from './contacts'
import { createDocuments } from './documents'
import { createDoorCards } from './door-cards'
import { createIdentities } from './identity'
import { createLife } from './life'
import type { LifeEndings } from './life'
import { createMerges } from './merges'
import type { HeldByFile } from './merges'
import type { PeopleReads } from './reads'
import { createRecognising } from './recognising'
import { createRegister } from './register'
import { createSearch } from './search'

/** What the register is given by other rooms. */
export interface RegisterWindows {
  heldByFile: HeldByFile
  endings: LifeEndings
}

interface Needs extends RegisterWindows {
  reads: PeopleReads
  clock: Clock
  vault: Vault
  audit: Audit
  demoMode: boolean
}

/** Everything about who somebody is, how they are reached and what becomes of them. */
export function createRegistry({ vault, demoMode, heldByFile, endings, ...needs }: Needs) {
  const identities = createIdentities({ vault, demoMode })
  const rows = createContactRows(vault)
  const all = { ...needs, identities, rows }
  return {
    identities,
    contactRows: rows,
    contactWindow: createContactWindow({ rows }),
    ...createRegister(all),
    merges: createMerges({ ...needs, heldByFile }),
    ...createLife({ ...needs, endings }),
    ...createContacts(all),
    ...createDocuments(all),
    ...createClear(all),
    ...createSearch(all),
    ...createRecognising(all),
    ...createDoorCards(needs),
  }
}
