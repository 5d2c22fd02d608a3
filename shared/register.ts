import type { Day } from './day'
import type { PersonTag, PersonView, Residence } from './people'

/** Documents a person may be known by. `resident-id` is GB 11643. */
export const identityKinds = [
  'resident-id',
  'hk-macao-permit',
  'taiwan-permit',
  'gat-residence-permit',
  'foreign-residence-permit',
  'passport',
] as const
export type IdentityKind = (typeof identityKinds)[number]

export interface IdentityGiven {
  kind: IdentityKind
  number: string
}

/** A number shown masked: `3301**********1234`, `138****5678`. */
export interface MaskedIdentity {
  kind: IdentityKind
  masked: string
  /** Of a resident's number: the province and city that issued it, in words. */
  area?: string
}

export const phoneOwners = ['self', 'spouse', 'relative', 'neighbour', 'shared'] as const
export type PhoneOwner = (typeof phoneOwners)[number]

export interface PhoneView {
  id: string
  masked: string
  owner: PhoneOwner
}

/** GCJ-02, degrees. */
export interface Point {
  longitude: number
  latitude: number
}

/** `POST /api/people/:id/addresses`, and `PUT /api/people/:id/addresses/:addressId`. */
export interface AddressRequest {
  label: string
  communityCode: string
  /** Street, building, door; encrypted. */
  text: string
  floor?: number
  lift?: boolean
  /** How to get in: a code, a bell, a dog; encrypted. */
  doorNote?: string
  point?: Point
}

/**
 * `POST /api/people/:id/addresses/:addressId/change`: what is given is changed, null takes it away, and everything else
 * stays as it is without being opened for it.
 */
export interface AddressChange {
  label?: string
  communityCode?: string
  text?: string
  floor?: number | null
  lift?: boolean | null
  doorNote?: string | null
  point?: Point | null
  /** Makes it the address a visit names. */
  preferred?: true
}

/** Masked: `桃源路**号`. The whole text, the door note and the point are told by `POST /api/people/:id/clear` only. */
export interface AddressView extends Omit<AddressRequest, 'text' | 'doorNote' | 'point'> {
  id: string
  text: string
  community: string
  /** There is a note on how to get in. */
  hasDoorNote?: boolean
  hasPoint?: boolean
  /** The address a visit names unless told otherwise. */
  preferred: boolean
}

/** `POST /api/people`: fields beside `RegisterPersonRequest`. */
export interface RegisterMore {
  identity?: IdentityGiven
  phones?: { number: string; owner: PhoneOwner }[]
  address?: AddressRequest
  /** Who asked, and how, when staff enter it for somebody: 代录. */
  entered?: { channel: 'on-site' | 'phone' | 'on-behalf'; askedBy: string }
  /** «不是同一个人»: the near matches seen and refused, by id, with the reason. */
  notTheSame?: { ids: string[]; reason: string }
}

/** `POST /api/people/near`: is this them? Across all centres; 20 a day and person, each logged with the reason. */
export interface NearRequest {
  name: string
  birthDate: Day
  communityCode: string
  identity?: IdentityGiven
  reason: string
}

/** No more than what helps to recognise somebody: 张*, birth year, centre. */
export interface NearMatch {
  id: string
  maskedName: string
  birthYear: number
  centreName: string
  /** The same identity number, or name, birth date and street alike. */
  why: 'identity' | 'alike'
  /** In the register of the actor's own organisation, so the file may be opened. */
  own: boolean
}

/** `GET /api/merges`: two files that may be one person. */
export interface MergeView {
  id: string
  state: 'suggested' | 'merged' | 'undone' | 'refused'
  kept: MergeSide
  other: MergeSide
  why: string
  decidedByName?: string
  decidedAt?: string
}

export interface MergeSide {
  id: string
  name: string
  birthDate: Day
  community: string
  centreName: string
  identity?: MaskedIdentity
  contracts: number
  services: number
}

/** `POST /api/people/:id/life`: 去世 / 迁出 / 住院 / 出院; each with its day. */
export const lifeEvents = ['died', 'moved', 'returned', 'admitted', 'discharged'] as const
export type LifeEvent = (typeof lifeEvents)[number]
export interface LifeEventRequest {
  event: LifeEvent
  on: Day
  note?: string
}

/** What death or moving ended in the same act. */
export interface LifeEventView {
  contracts: number
  mandates: number
  notices: number
  visits: number
  sessions: number
  /** The file as it stands now. */
  person?: PersonView
}

/** `POST /api/people/:id/clear`: the clear value of one field, with a reason; logged and rate-limited. */
export interface ClearRequest {
  field: 'identity' | 'phone' | 'address'
  /** Of the phone or address. */
  itemId?: string
  reason: string
}
export interface ClearView {
  value: string
}

/** `POST /api/people/:id/door-card`: a printed QR card, useful only to signed-in staff; a new one revokes the old. */
export interface DoorCardView {
  id: string
  /** Text of the QR code; told once, by the `POST`, and empty afterwards: only its hash is kept. */
  qr: string
  issuedAt: string
  revokedAt?: string
}

/** `GET /api/people/search?q=`: name, pinyin initials, last four of a phone, or part of an address. */
export interface PersonHit {
  id: string
  name: string
  sex: 'male' | 'female'
  age: number
  community: string
  tags: PersonTag[]
  /** What matched. */
  by: 'name' | 'initials' | 'phone' | 'address' | 'identity'
  phone?: string
  residence: Residence
}
