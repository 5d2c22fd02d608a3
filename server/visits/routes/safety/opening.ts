import type { OpenedThing } from '../../../../shared/access'

interface About {
  visit: { elder: { id: string } }
}

/** Whose visit an answer is about, for the access rows. */
export const opensOne = <What extends OpenedThing>(what: What) => ({
  what,
  of: ({ visit }: About) => [visit.elder.id],
})
export const opensPage = <What extends OpenedThing>(what: What) => ({
  what,
  of: ({ items }: { items: readonly About[] }) => items.map(({ visit }) => visit.elder.id),
})
