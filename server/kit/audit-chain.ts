import { createHmac, timingSafeEqual } from 'node:crypto'
import type { OpenedThing } from '../../shared/access'

/** What is said of an act: who, about whom, in words that hold no identity number, phone or address. */
export interface AuditEntry {
  /** `opened`, `binding.made`, `phone.shown` … */
  kind: string
  byId: string
  byName: string
  byRole: string
  orgName?: string
  /** The people it is about; each sees the row among who opened their file when `what` is given. */
  personIds: readonly string[]
  what?: OpenedThing
  reason?: string
  says: string
}

/** One link of an organisation's chain, as it is stored. */
export interface AuditLink extends AuditEntry {
  /** `${orgId}|${n}` */
  _id: string
  orgId: string
  /** 1, 2, 3 … without a gap. */
  n: number
  at: Date
  /** The `mac` of the row before; empty for the first. */
  prev: string
  mac: string
}

/** The end of a chain: the number and mac of its last row. */
export type Tail = Pick<AuditLink, 'n' | 'mac'>
export const noTail: Tail = { n: 0, mac: '' }

/** Every organisation's chain has a key of its own, so no row can be moved to another chain. */
export const chainKeyOf = (auditKey: Buffer, orgId: string): Buffer =>
  createHmac('sha256', auditKey)
    .update(JSON.stringify(['audit chain', orgId]))
    .digest()

/** The entry as the next link after `tail`. */
export function linkAfter(
  tail: Tail,
  { orgId, at, entry, key }: { orgId: string; at: Date; entry: AuditEntry; key: Buffer },
): AuditLink {
  const n = tail.n + 1
  const personIds = [...entry.personIds]
  const link = { ...entry, personIds, _id: `${orgId}|${n}`, orgId, n, at, prev: tail.mac }
  return { ...link, mac: macOf(link, key) }
}

/** HMAC-SHA-256 over everything in the row but the mac itself; `prev` in it makes the chain. */
export const macOf = (row: Record<string, unknown> | Omit<AuditLink, 'mac'>, key: Buffer): string =>
  createHmac('sha256', key)
    .update(canonical(withoutMac(row)))
    .digest('base64url')

/** Was this row written by a holder of the key, as it stands? */
export function isGenuine(row: Record<string, unknown>, key: Buffer): boolean {
  const right = Buffer.from(macOf(row, key))
  const stored = Buffer.from(typeof row['mac'] === 'string' ? row['mac'] : '')
  return stored.length === right.length && timingSafeEqual(stored, right)
}

const withoutMac = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'mac'))

/** One text for one value: fields in order, absent ones left out, instants marked so that no text reads the same. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return `{"$date":${JSON.stringify(value.toISOString())}}`
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, inner]) => `${JSON.stringify(field)}:${canonical(inner)}`)
  return `{${fields.join(',')}}`
}
