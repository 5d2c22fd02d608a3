import type { ExplainList } from '../../shared/indicators'
import type { LedgerLine, PersonGroup } from '../../shared/ledger'
import type { Residence } from '../../shared/people'
import type { NotCounted } from '../../shared/records'
import { sayFullDate } from '../../shared/speak'
import { filledTimes, promisedTimes } from './fulfilment'
import type { Fulfilment, Measure, Served, Use } from './fulfilment'
import { keyOf } from './pages'
import type { Span } from './stock'
import type { CountRow, Sums } from './types'

/** A contract with all that decides where it counts on a day. */
export interface ContractUnit {
  opening: LedgerLine
  span?: Span
  /** Why it is not in force. */
  reason?: NotCounted
  groups: readonly PersonGroup[]
  residence: Residence
  /** Present when the rows of a figure of fulfilment are asked and the contract is in force. */
  fulfilment?: Fulfilment
  /** The same from days alone, when only its sums are asked. */
  filled?: Fulfilment<Served>
}

const measureOf = { 'contract.fulfilment': 'due', 'contract.fulfilment.fullTerm': 'full' } as const

/** Why a contract does not count for each figure that counts contracts; undefined when it does. */
const leftOut = {
  'contract.inForce': () => undefined,
  'contract.signRate': residentOnly,
  'contract.signRate.aged65': (unit) =>
    unit.groups.includes('aged65') ? residentOnly(unit) : 'under-65',
  'contract.coverage.care-dependent': inGroup('care-dependent'),
  'contract.coverage.serious-illness': inGroup('serious-illness'),
  'contract.coverage.aged80': inGroup('aged80'),
} as const satisfies Record<string, (unit: ContractUnit) => NotCounted | undefined>

export type ContractCode = keyof typeof leftOut | keyof typeof measureOf
export const contractCodes = [...Object.keys(leftOut), ...Object.keys(measureOf)] as ContractCode[]
/** The figures that also need what was promised and done. */
export const fulfilmentCodes = Object.keys(measureOf) as ContractCode[]

/** What one contract adds to both sides of a figure: the sums of the `counts` of its rows. */
export function sumsOfContract(code: ContractCode, unit: ContractUnit): Sums {
  if (!isMeasured(code)) return { numerator: (unit.reason ?? leftOut[code](unit)) ? 0 : 1 }
  const { filled } = unit
  if (!filled) return { numerator: 0, denominator: 0 }
  const measure = measureOf[code]
  return { numerator: filledTimes(filled, measure), denominator: promisedTimes(filled, measure) }
}

/** The rows that one contract puts into a list of a figure; the figure is the sum of their `counts`. */
export function rowsOfContract(
  code: ContractCode,
  list: ExplainList,
  unit: ContractUnit,
): CountRow[] {
  if (isMeasured(code)) return measuredRows(measureOf[code], list, unit)
  if (list === 'denominator') return []
  const reason = unit.reason ?? leftOut[code](unit)
  if (list === 'numerator') return reason ? [] : [contractRow(unit, 1)]
  return reason ? [contractRow(unit, 0, reason)] : []
}

function measuredRows(measure: Measure, list: ExplainList, unit: ContractUnit): CountRow[] {
  const { fulfilment } = unit
  const owed = fulfilment ? promisedTimes(fulfilment, measure) : 0
  const uses = fulfilment?.uses ?? []
  switch (list) {
    case 'numerator':
      return uses.filter(({ fills }) => fills[measure] > 0).map((use) => useRow(unit, use, measure))
    case 'denominator':
      return owed > 0 ? [promiseRow(unit, measure, owed)] : []
    case 'excluded':
      return [
        ...(owed > 0 ? [] : [contractRow(unit, 0, unit.reason ?? 'not-due-yet')]),
        ...uses
          .filter(({ fills }) => fills[measure] === 0)
          .map((use) => useRow(unit, use, measure)),
      ]
  }
}

function contractRow(unit: ContractUnit, counts: number, reason?: NotCounted): CountRow {
  const { opening, span } = unit
  const { id, day, elderId, orgId } = opening
  const { startsOn, endsOn } = span ?? opening.contract ?? {}
  const what =
    startsOn && endsOn
      ? `家庭医生签约 ${sayFullDate(startsOn)} 到 ${sayFullDate(endsOn)}`
      : '家庭医生签约'
  return { key: keyOf(day, id), id, day, elderId, orgId, what, counts, ...(reason && { reason }) }
}

function promiseRow(unit: ContractUnit, measure: Measure, owed: number): CountRow {
  const items = unit.fulfilment?.items ?? []
  const parts = items
    .filter((item) => item[measure] > 0)
    .map((item) => `${item.name} ${item[measure]}`)
  const word = measure === 'due' ? '应做' : '约定'
  return { ...contractRow(unit, owed), what: `${word} ${owed} 次：${parts.join('、')}` }
}

function useRow({ opening }: ContractUnit, use: Use, measure: Measure): CountRow {
  const { id, day, elderId, orgId } = use.line
  const reason = use.fills[measure] === 0 ? use.reason[measure] : undefined
  const key = keyOf(opening.day, opening.id, day, id)
  return { key, id, day, elderId, orgId, counts: use.fills[measure], ...(reason && { reason }) }
}

function residentOnly({ residence }: ContractUnit): NotCounted | undefined {
  return residence === 'resident' ? undefined : 'not-resident'
}

function inGroup(group: PersonGroup) {
  return ({ groups }: ContractUnit): NotCounted | undefined =>
    groups.includes(group) ? undefined : 'not-in-group'
}

const isMeasured = (code: ContractCode): code is keyof typeof measureOf => code in measureOf
