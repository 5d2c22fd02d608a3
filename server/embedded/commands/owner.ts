/** Who may read on from a cursor: the session, or the transaction, that opened it. */
import type { Command } from './command'

export function cursorOwner({ session, transaction }: Command): string | undefined {
  if (!session) return undefined
  const name = session.id.toString('hex')
  return transaction ? `${name}:${String(transaction.txnNumber)}` : name
}
