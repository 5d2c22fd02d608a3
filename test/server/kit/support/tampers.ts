/** Every way to change a stored audit chain without its key; each returns rows that differ from the genuine ones. */
import type { AuditLink } from '../../../../server/kit/audit-chain'
import { chainKeyOf, linkAfter, macOf } from '../../../../server/kit/audit-chain'

export type Row = Record<string, unknown>
/** A genuine row, which is also a row of anything. */
export type Link = AuditLink & Row
type Choose = (below: number) => number
type Tamper = (rows: readonly Link[], pick: Choose, anchored: number) => Row[]

const strangersKey = chainKeyOf(Buffer.alloc(32, 7), 'somebody')
const letters = '甲乙丙丁戊己庚辛壬癸'

const at = (rows: readonly Link[], place: number): Link => {
  const row = rows[place]
  if (!row) throw new RangeError(`no row ${place}`)
  return row
}

/** One field gets another value. */
const edit: Tamper = (rows, pick) => {
  const place = pick(rows.length)
  const row = at(rows, place)
  const changed: Row[] = [
    { ...row, says: `${row.says}${letters[pick(10)]}` },
    { ...row, says: row.says.slice(1) },
    { ...row, byId: `${row.byId}0` },
    { ...row, byName: '王医生' },
    { ...row, kind: 'list' },
    { ...row, at: new Date(row.at.getTime() + 1 + pick(1e9)) },
    { ...row, at: row.at.toISOString() },
    { ...row, personIds: [...row.personIds, 'p-new'] },
    { ...row, personIds: row.personIds.slice(1) },
    { ...row, personIds: [...row.personIds].reverse() },
    { ...row, reason: '补写的理由' },
    { ...row, what: 'phone' },
    { ...row, extra: pick(1e6) },
    { ...row, prev: row.mac },
    { ...row, mac: row.prev },
    { ...row, mac: macOf(row, strangersKey) },
    { ...row, mac: undefined },
    { ...row, orgId: 'org-elsewhere' },
    { ...row, _id: `${row._id}0` },
    { ...row, n: row.n + 0.5 },
    { ...row, n: String(row.n) },
  ]
  return (rows as readonly Row[]).with(place, changed[pick(changed.length)] ?? {})
}

/** A row, or several, are taken out; later ones stay, or an anchor remembers them. */
const remove: Tamper = (rows, pick, anchored) => {
  const place = pick(anchored)
  return rows.toSpliced(place, 1 + pick(anchored - place))
}

/** The numbers are closed up behind a row taken out. */
const removeAndRenumber: Tamper = (rows, pick, anchored) =>
  rows.toSpliced(pick(anchored), 1).map((row, n) => ({ ...row, n: n + 1 }))

const insertCopy: Tamper = (rows, pick) =>
  rows.toSpliced(pick(rows.length), 0, at(rows, pick(rows.length)))

/** A row made by somebody who knows everything but the key, at any place. */
const insertForged: Tamper = (rows, pick) => {
  const place = pick(rows.length + 1)
  const model = at(rows, pick(rows.length))
  const before = place === 0 ? { n: 0, mac: '' } : at(rows, place - 1)
  const forged = linkAfter(before, {
    orgId: model.orgId,
    at: model.at,
    entry: { ...model, says: '伪造' },
    key: strangersKey,
  })
  return rows.toSpliced(place, 0, { ...forged })
}

/** The contents of two rows change places. */
const swap: Tamper = (rows, pick) => {
  const one = pick(rows.length)
  const other = (one + 1 + pick(rows.length - 1)) % rows.length
  const [first, second] = [at(rows, one), at(rows, other)]
  const both = pick(2) === 0
  const numbered = ({ n, _id }: Link, row: Link) => ({ ...row, n, ...(both ? { _id } : {}) })
  return rows.with(one, numbered(first, second)).with(other, numbered(second, first))
}

/** Everything behind a row goes, up to and with the row an anchor remembers. */
const truncate: Tamper = (rows, pick, anchored) => rows.slice(0, pick(anchored))

/** The end goes and something else grows there. */
const truncateAndRegrow: Tamper = (rows, pick, anchored) => {
  const left = rows.slice(0, pick(anchored))
  const again = rows.slice(0, anchored + 2).map((row, place) => {
    const tail = left.at(-1) ?? { n: 0, mac: '' }
    const { orgId } = row
    const end = { ...tail, n: left.length + place }
    return { ...linkAfter(end, { orgId, at: row.at, entry: row, key: strangersKey }) }
  })
  return [...left, ...again]
}

export const tampers: Record<string, Tamper> = {
  edit,
  remove,
  removeAndRenumber,
  insertCopy,
  insertForged,
  swap,
  truncate,
  truncateAndRegrow,
}
