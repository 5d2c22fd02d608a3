/** Bodies that no endpoint may accept, made from one that it does. */
import mongoose from 'mongoose'

type Body = Record<string, unknown>

/** Every field taken away, of another type, an operator, or far too long; and a field nobody asked for. */
export function wrongBodies(right: Body, optional: readonly string[] = []): [string, unknown][] {
  const perField = Object.keys(right).flatMap((field): [string, unknown][] => [
    [`${field} as an operator`, { ...right, [field]: { $gt: '' } }],
    [`${field} as a list`, { ...right, [field]: [right[field]] }],
    [`${field} as null`, { ...right, [field]: null }],
    [`${field} as text of 9,000 characters`, { ...right, [field]: '长'.repeat(9000) }],
    [
      `${field} as another type`,
      { ...right, [field]: typeof right[field] === 'number' ? '12' : 12 },
    ],
  ])
  const missing = Object.keys(right)
    .filter((field) => !optional.includes(field))
    .map((field): [string, unknown] => [
      `without ${field}`,
      Object.fromEntries(Object.entries(right).filter(([name]) => name !== field)),
    ])
  return [
    ...perField,
    ...missing,
    ['a field nobody asked for', { ...right, status: 'active' }],
    ['an operator at the top', { ...right, $set: { status: 'active' } }],
    ['a list instead of an object', [right]],
    ['text instead of an object', 'right'],
  ]
}

/** How many documents each of these collections holds: the same before and after means nothing was written. */
export async function countAll(names: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names)
    counts[name] = await mongoose.connection.collection(name).countDocuments()
  return counts
}

/** The collections of the rooms that write a contract or a service. */
export const careCollections = [
  'contracts',
  'contract_doctors',
  'records',
  'ledger_lines',
  'ledger_exclusions',
  'ledger_rollups',
  'ledger_firsts',
  'ledger_person_years',
]
