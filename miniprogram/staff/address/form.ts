import type { AddressChange, AddressView } from '../../../shared/register'
import { placeIn } from '../../kit/place'
import { emptyAddress, floorProblem, type TypedAddress } from '../contact-words'

/** An address as it is corrected: what was never shown in the clear stays empty, and is kept unless written anew. */
export interface Typed extends TypedAddress {
  /** Longitude and latitude, as typed or as the map answered. */
  point: string
  dropNote: boolean
  dropPoint: boolean
}

export const formOf = ({ label, communityCode, floor, lift }: AddressView): Typed => ({
  ...emptyAddress,
  ...{ label, communityCode, point: '', dropNote: false, dropPoint: false },
  floor: floor === undefined ? '' : String(floor),
  lift: lift === undefined ? '' : lift ? 'yes' : 'no',
})

/** What is wrong with it; '' when it can be sent. */
export function addressProblem(typed: Typed): string {
  const { address, floor, point } = typed
  if (address.trim().length === 1) return '门牌地址太短，请写全'
  if (point.trim() && !placeIn(point)) return '经纬度写成两个数，例如 120.1551, 30.2741'
  return floorProblem(floor)
}

/** Only what differs from what is kept; undefined when nothing does. */
export function changeOf(typed: Typed, kept: AddressView): AddressChange | undefined {
  const change = { ...placed(typed, kept), ...reached(typed, kept), ...pointed(typed) }
  return Object.keys(change).length > 0 ? change : undefined
}

function placed({ label, communityCode, address }: Typed, kept: AddressView): AddressChange {
  return {
    ...(label === kept.label ? {} : { label }),
    ...(communityCode === kept.communityCode ? {} : { communityCode }),
    ...(address.trim() ? { text: address.trim() } : {}),
  }
}

function reached(typed: Typed, kept: AddressView): AddressChange {
  const floor = typed.floor.trim() ? Number(typed.floor) : null
  const lift = typed.lift ? typed.lift === 'yes' : null
  return {
    ...(floor === (kept.floor ?? null) ? {} : { floor }),
    ...(lift === (kept.lift ?? null) ? {} : { lift }),
    ...noted(typed),
  }
}

function noted({ doorNote, dropNote }: Typed): AddressChange {
  if (doorNote.trim()) return { doorNote: doorNote.trim() }
  return dropNote ? { doorNote: null } : {}
}

function pointed({ point, dropPoint }: Typed): AddressChange {
  const place = placeIn(point)
  if (place) return { point: place }
  return dropPoint ? { point: null } : {}
}
