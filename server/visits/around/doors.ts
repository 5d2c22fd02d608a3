import type { Point } from '../../../shared/register'
import type { VisitNeeds } from '../needs'
import type { Visit } from '../types'

/** Where a visit goes, in the clear. */
export interface DoorAddress {
  /** Community and street, as it is said. */
  text: string
  point?: Point
}

/** The doors of visits, for those who go there or send somebody: opened one by one, each written down by the route. */
export function createDoors({ contacts, people }: Pick<VisitNeeds, 'contacts' | 'people'>) {
  return async function doorsOf(
    visits: readonly Pick<Visit, 'id' | 'home' | 'elderId' | 'addressId'>[],
  ): Promise<Map<string, DoorAddress>> {
    const asked = visits.filter(({ home }) => home)
    const kept = await people.keptOf(asked.map(({ elderId }) => elderId))
    const found = await Promise.all(
      asked.map(async ({ id, elderId, addressId }) => {
        const address = await contacts.addressOf(kept.get(elderId) ?? elderId, addressId)
        return address && ([id, shown(address)] as const)
      }),
    )
    return new Map(found.filter((each) => each !== undefined))
  }
}

export type Doors = ReturnType<typeof createDoors>

const shown = (address: { community: string; text: string; point?: Point }): DoorAddress => ({
  text: address.text.startsWith(address.community)
    ? address.text
    : `${address.community} ${address.text}`,
  ...(address.point ? { point: address.point } : {}),
})
