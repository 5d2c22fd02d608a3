import type { FigureCode } from '../../shared/tasks/codes'
import { contractCodes, fulfilmentCodes, rowsOfContract, sumsOfContract } from './contract-rows'
import type { ContractCode } from './contract-rows'
import { contractUnits } from './contract-units'
import type { ContractNeeds } from './contract-units'
import type { Counter, Counting, CountRow, Sums } from './types'

/** Counts contracts: how many stand on a day, for whom, and how far their promises are kept. */
export function createContractCounter(needs: ContractNeeds): Counter {
  /** One walk over the contracts counts every figure asked for. */
  async function sums(ask: Counting, codes: readonly FigureCode[]) {
    const own = contractCodes.filter((code) => codes.includes(code))
    const found = new Map<FigureCode, Sums>(own.map((code) => [code, emptySums(code)]))
    if (own.length === 0) return found
    for await (const unit of contractUnits(needs, ask, own.some(isMeasured) ? 'sums' : undefined)) {
      for (const code of own) {
        const sum = found.get(code) ?? emptySums(code)
        const { numerator, denominator } = sumsOfContract(code, unit)
        sum.numerator += numerator
        if (sum.denominator !== undefined) sum.denominator += denominator ?? 0
      }
    }
    return found
  }

  async function* rows(ask: Parameters<Counter['rows']>[0]): AsyncGenerator<CountRow> {
    const code = contractCodes.find((own) => own === ask.code)
    if (!code) return
    for await (const unit of contractUnits(needs, ask, isMeasured(code) ? 'rows' : undefined)) {
      yield* rowsOfContract(code, ask.list, unit)
    }
  }

  return { codes: contractCodes, sums, rows }
}

const isMeasured = (code: ContractCode) => fulfilmentCodes.includes(code)
const emptySums = (code: ContractCode): Sums =>
  isMeasured(code) ? { numerator: 0, denominator: 0 } : { numerator: 0 }
