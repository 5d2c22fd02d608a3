import type { EndFee } from './fees'
import type { BillLine, BillView, Fen } from './view'

/** The line of a bill for coming to the door. */
export const CALL_OUT = '上门服务费'

/** A bill with what was used up at the door: `纱布 ×2`. */
export function withConsumables(
  bill: BillView,
  used: readonly { name: string; count: number; fen: Fen }[],
): BillView {
  const more = used.map(({ name, count, fen }) => ({ name: `${name} ×${count}`, fen: fen * count }))
  const lines = [...bill.lines, ...more]
  return { ...bill, lines, total: sum(lines) }
}

/** What is left to pay of a visit that came to nothing. */
export function withFeeKept(bill: BillView, { kept }: Pick<EndFee, 'kept'>): BillView {
  const callOut = bill.lines.find(({ name }) => name === CALL_OUT)?.fen ?? 0
  return { ...bill, feeKept: kept === 'call-out' ? callOut : 0 }
}

const sum = (lines: readonly BillLine[]): Fen => lines.reduce((all, { fen }) => all + fen, 0)
