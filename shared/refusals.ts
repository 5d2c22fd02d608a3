import { accessRefusals } from './refusals/access'
import { contractsRefusals } from './refusals/contracts'
import { cryptoRefusals } from './refusals/crypto'
import { filesRefusals } from './refusals/files'
import { importsRefusals } from './refusals/imports'
import { indicatorsRefusals } from './refusals/indicators'
import { kitRefusals } from './refusals/kit'
import { ledgerRefusals } from './refusals/ledger'
import { mandatesRefusals } from './refusals/mandates'
import { noticesRefusals } from './refusals/notices'
import { peopleRefusals } from './refusals/people'
import { recordsRefusals } from './refusals/records'
import { registerRefusals } from './refusals/register'
import { scheduleRefusals } from './refusals/schedule'
import { signInRefusals } from './refusals/sign-in'
import { visitCareRefusals } from './refusals/visit-care'
import { visitSafetyRefusals } from './refusals/visit-safety'
import { visitsRefusals } from './refusals/visits'

/** Every reason for a "no", by its stable code. The code never changes once published; the words may. */
export const refusals = {
  ...kitRefusals,
  ...peopleRefusals,
  ...contractsRefusals,
  ...recordsRefusals,
  ...ledgerRefusals,
  ...indicatorsRefusals,
  ...signInRefusals,
  ...registerRefusals,
  ...mandatesRefusals,
  ...accessRefusals,
  ...noticesRefusals,
  ...filesRefusals,
  ...importsRefusals,
  ...cryptoRefusals,
  ...scheduleRefusals,
  ...visitsRefusals,
  ...visitCareRefusals,
  ...visitSafetyRefusals,
}

export type RefusalCode = keyof typeof refusals
