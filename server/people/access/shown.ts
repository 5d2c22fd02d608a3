/** What the answers of this room show, for the access rows. */
interface One {
  id: string
}

export const opensFile = { what: 'file', of: ({ id }: One) => [id] } as const
export const opensList = {
  what: 'list',
  of: ({ items }: { items: readonly One[] }) => items.map(({ id }) => id),
} as const
export const opensHits = {
  what: 'list',
  of: (hits: readonly One[]) => hits.map(({ id }) => id),
} as const
