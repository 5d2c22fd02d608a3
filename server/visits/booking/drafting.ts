import type { Time } from '../../../shared/schedule'
import type { BookRequest } from '../../../shared/visits/booking'
import { newObjectId } from '../../kit/object-id'
import { refuseUnless } from '../../kit/refusal'
import type { Visit } from '../types'
import type { Asker } from './asking'
import type { Draft } from './claiming'
import type { BookingNeeds } from './needs'
import { newVisitNumber, numberOfOccurrence } from './number'
import { peopleAt } from './offer'
import type { Offer } from './offer'

/** How long a time is kept while somebody reads it through. */
const HOLD_MINUTES = 5
/** Kilometre squares: as coarse as the name of the community, which is no secret. */
const COARSE = 100

type Needs = Pick<BookingNeeds, 'contacts' | 'contracts' | 'files' | 'clock' | 'people'>

/** The door of a visit; nothing of it can be found by what is kept. */
export interface Door {
  addressId?: string
  near?: Visit['near']
  communityCode?: string
}

interface More {
  door: Door
  seriesId?: string | undefined
  occurrence?: string | undefined
  waitingId?: string | undefined
  holdMinutes?: number | undefined
}

/** A visit as it is before it has a time. */
export function createDrafting({ contacts, contracts, files, clock, people }: Needs) {
  /** The address asked for, or the preferred one; none when the elder has none. Refuses one that is not hers. */
  async function doorOf({ elder }: Asker, offer: Offer, addressId?: string): Promise<Door> {
    if (!offer.rule.home) return {}
    const address = await contacts.addressOf(elder.id, addressId)
    refuseUnless(address !== undefined || addressId === undefined, 'visit.address-unknown')
    if (!address) return {}
    const { id, communityCode, point } = address
    return { addressId: id, communityCode, ...(point ? { near: coarse(point) } : {}) }
  }

  /** Is the door in the area of the elder's centre? A door nobody knows is asked for by phone. */
  async function isInArea({ orgId }: Asker, { communityCode }: Door): Promise<boolean> {
    if (communityCode === undefined) return true
    return (await people.centreOfCommunity(communityCode, clock.today())) === orgId
  }

  async function draft(
    asker: Asker,
    offer: Offer,
    request: BookRequest,
    more: More,
  ): Promise<Draft> {
    const { elder, orgId, by } = asker
    const team = (await contracts.teamsInForce([elder.id], clock.today())).get(elder.id)
    await refuseForeignFiles(files, elder.id, request.fileIds ?? [])
    return {
      ...{ id: newObjectId(), number: numberFor(more) },
      ...offered(offer, request.time),
      ...{ state: 'held', heldUntil: minutesOn(clock.now(), more.holdMinutes ?? HOLD_MINUTES) },
      ...{ elderId: elder.id, orgId, orgPath: elder.orgPath },
      ...(team ? { teamId: team.id } : {}),
      ...standing(more),
      ...askedBy(asker, request),
      ...{ fileIds: request.fileIds ?? [], ratings: [], declinedBy: [], lineIds: [] },
      ...{ reached: { held: by.act.at }, trail: [], eventIds: [] },
    }
  }

  return { doorOf, isInArea, draft }
}

export type Drafting = ReturnType<typeof createDrafting>

const offered = (offer: Offer, time: Time) => ({
  ...{ kind: offer.kind, code: offer.code, name: offer.name, minutes: offer.minutes },
  ...{ catalogueVersion: offer.catalogueVersion, needs: offer.needs, bill: offer.bill },
  ...{ people: peopleAt(offer, time), home: offer.rule.home },
})

/** Where it is, and what it belongs to. */
const standing = ({ door, seriesId, occurrence, waitingId }: More) => ({
  ...(door.addressId ? { addressId: door.addressId } : {}),
  ...(door.near ? { near: door.near } : {}),
  ...(seriesId ? { seriesId } : {}),
  ...(occurrence ? { occurrence } : {}),
  ...(waitingId ? { waitingId } : {}),
})

const numberFor = ({ occurrence }: More): string =>
  occurrence ? numberOfOccurrence(occurrence) : newVisitNumber()

const askedBy = (asker: Asker, request: BookRequest) => ({
  asked: asker.by.act,
  ...(asker.by.relation ? { relation: asker.by.relation } : {}),
  ...overriding(asker, request),
  ...(request.note ? { note: request.note } : {}),
})

async function refuseForeignFiles(
  files: Needs['files'],
  elderId: string,
  fileIds: readonly string[],
) {
  const about = await Promise.all(
    fileIds.map((id) => files.isAbout(id, elderId, ['medical-record', 'order'])),
  )
  refuseUnless(about.every(Boolean), 'visit.file-unknown')
}

const overriding = ({ actor }: Asker, { overrideElder }: BookRequest) =>
  overrideElder ? { override: { reason: overrideElder.reason, byId: actor.id } } : {}

const coarse = ({ longitude, latitude }: { longitude: number; latitude: number }) => ({
  longitude: Math.round(longitude * COARSE) / COARSE,
  latitude: Math.round(latitude * COARSE) / COARSE,
})

/** The instant so many minutes later, as text. */
export const minutesOn = (now: Date, minutes: number): string => {
  const later = new Date(now)
  later.setTime(now.getTime() + minutes * 60_000)
  return later.toISOString()
}
