import { contractsRefusals } from './refusals/contracts'
import { indicatorsRefusals } from './refusals/indicators'
import { kitRefusals } from './refusals/kit'
import { ledgerRefusals } from './refusals/ledger'
import { peopleRefusals } from './refusals/people'
import { recordsRefusals } from './refusals/records'

/** Every reason for a "no", by its stable code. The code never changes once published; the words may. */
export const refusals = {
  ...kitRefusals,
  ...peopleRefusals,
  ...contractsRefusals,
  ...recordsRefusals,
  ...ledgerRefusals,
  ...indicatorsRefusals,
}

export type RefusalCode = keyof typeof refusals
