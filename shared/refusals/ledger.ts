import type { RefusalWords } from './words'

/** Refusals of the ledger room. */
export const ledgerRefusals = {
  'ledger.line-not-found': {
    status: 404,
    say: '没有找到这条记录',
    staff: '没有此台账行，或不在您的管辖范围',
  },
} as const satisfies Record<string, RefusalWords>
