interface Line {
  elder: { id: string }
  address?: string | undefined
}
interface About {
  visit: Line
}
interface Items {
  items: readonly About[]
}

const idsOf = (lines: readonly Line[]): string[] => lines.map(({ elder }) => elder.id)
const withAddress = (lines: readonly Line[]) => lines.filter(({ address }) => address !== undefined)

/** Whose visits an answer is about, for the access rows; where it tells the address, that too. */
const opensLines = <View>(linesOf: (view: View) => Line[]) =>
  [
    { what: 'services', of: (view: View) => idsOf(linesOf(view)) },
    { what: 'address', of: (view: View) => idsOf(withAddress(linesOf(view))) },
  ] as const

export const opensOne = opensLines(({ visit }: About) => [visit])
export const opensPage = opensLines(({ items }: Items) => items.map(({ visit }) => visit))

interface Day {
  households: readonly { visits: readonly Line[] }[]
  unplaced: readonly About[]
  clinic: readonly Line[]
}
export const opensDay = opensLines(({ households, unplaced, clinic }: Day) => [
  ...households.flatMap(({ visits }) => visits),
  ...unplaced.map(({ visit }) => visit),
  ...clinic,
])
