import { daysBetween } from './day'
import type { Day } from './day'
import type { ServiceKind } from './records'
import type { Act } from './session'
import type { NextVisit, OfferedTime } from './visits/view'

/** 家庭医生签约 as stored. `requested` by the resident, `drafted` by the team; both wait for the other side. */
export const contractStatuses = [
  'requested',
  'drafted',
  'active',
  'returned',
  'withdrawn',
  'ended',
] as const
export type ContractStatus = (typeof contractStatuses)[number]

/** How the resident's side signed a team's draft. Paper keeps a reference to the photo of the page. */
export const signingWays = ['phone', 'staff-screen', 'paper'] as const
export type SigningWay = (typeof signingWays)[number]

export const endReasons = [
  'resident-asked',
  'moved',
  'died',
  'team-changed',
  'organisation',
] as const
export type EndReason = (typeof endReasons)[number]

/** One promise of a package: `times` a contract year of any of `kinds`. */
export interface PackageItem {
  code: string
  name: string
  kinds: ServiceKind[]
  times: number
}

export interface ServicePackage {
  code: string
  version: number
  name: string
  says: string
  /** Yuan a year that the resident pays; 0 is free. */
  feePerYear: number
  items: PackageItem[]
}

/** What the contract year still owes, from the ledger only. `due` = times that should be done by today (rounded down). */
export interface Entitlement {
  code: string
  name: string
  times: number
  used: number
  left: number
  due: number
}

export interface ContractView {
  id: string
  elder: { id: string; name: string; age: number }
  team: { id: string; name: string; phone: string; doctor: string; centre: string }
  package: { code: string; name: string; feePerYear: number }
  termMonths: 12 | 24 | 36
  startsOn?: Day
  endsOn?: Day
  status: ContractStatus
  standing: ContractStanding
  asked: Act
  /** The act that made it active: the team's acceptance, or the resident's confirmation. */
  signed?: Act & { way: SigningWay; paperRef?: string; signedById?: string }
  agreement: { version: string; hash: string }
  returnReason?: string
  endedOn?: Day
  endReason?: EndReason
  /** Present on one contract read by id and on `current`. */
  entitlements?: Entitlement[]
  version: number
}

/** `GET /api/contracts/current?elderId=`: all the elder's home page and contract page need. */
export interface CurrentContractView {
  elder: { id: string; name: string; age: number }
  contract?: ContractView
  /** A request or draft that waits for the other side, or was returned last. */
  pending?: ContractView
  recent: { lineId: string; kind: ServiceKind; day: Day; by: string; place: string }[]
  /** Who comes next, and when. */
  nextVisit?: NextVisit
  /** The latest time that came free for this elder, who waits in line. */
  offered?: OfferedTime
}

/** `POST /api/contracts`: the resident, or a relative with a mandate, asks. */
export interface SignContractRequest {
  elderId: string
  teamId: string
  packageCode: string
  termMonths: 12 | 24 | 36
  /** The version of the agreement text that was shown. */
  agreementVersion: string
}

/** `POST /api/contracts/drafts`: the team drafts at the desk or at the door. */
export interface DraftContractRequest extends SignContractRequest {
  channel: 'on-site' | 'phone'
}

/** `POST /api/contracts/:id/confirm`: elder or relative confirms a draft. On paper needs the photo's reference. */
export interface ConfirmContractRequest {
  way: SigningWay
  paperRef?: string
  /** Who signed when not the elder: the relative's person id. */
  signedById?: string
}

/** `POST /api/contracts/:id/return`: the team does not take it, and says why. */
export interface ReturnContractRequest {
  reason: string
}

/** `POST /api/contracts/:id/renew`: a further term follows the last day of the one that runs out. */
export interface RenewContractRequest {
  termMonths: 12 | 24 | 36
}

/** `POST /api/contracts/:id/end`. `on` is the first day it no longer stands. */
export interface EndContractRequest {
  reason: EndReason
  on: Day
}

/** `GET /api/agreement?packageCode=`: the text to sign. `hash` is the SHA-256 of title and paragraphs. */
export interface AgreementView {
  version: string
  hash: string
  title: string
  paragraphs: string[]
}

export type ContractStanding = 'waiting' | 'upcoming' | 'active' | 'expiring' | 'ended'
const RENEWAL_NOTICE_DAYS = 30

/**
 * Where a family-doctor contract stands on a given day.
 *
 * The last day still counts: a contract that ends on 30 June stands on 30 June.
 */
export function standingOn(
  contract: { status: ContractStatus; startsOn?: Day; endsOn?: Day; endedOn?: Day },
  day: Day,
): ContractStanding {
  const { status, startsOn, endsOn, endedOn } = contract
  if (status === 'requested' || status === 'drafted') return 'waiting'
  if (status !== 'active' || !startsOn || !endsOn) return 'ended'
  if (day > endsOn || (endedOn && endedOn <= day)) return 'ended'
  return day < startsOn ? 'upcoming' : runningOut(endsOn, day)
}

const runningOut = (endsOn: Day, day: Day) =>
  daysBetween(day, endsOn) < RENEWAL_NOTICE_DAYS ? 'expiring' : 'active'
