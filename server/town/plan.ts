import type { Day } from '../../shared/day'
import type { BaseGroup, TargetKind } from '../../shared/indicators'
import type { EndReason } from '../../shared/contracts'
import type { LifeStatus, OrganisationType, PersonTag, Residence } from '../../shared/people'
import type { PhoneOwner } from '../../shared/register'
import type { ServiceKind, ServicePlace, ServiceValues } from '../../shared/records'
import type { Channel, Persona, StaffRole } from '../../shared/session'

/** The town as plain facts, before it has database ids: everything is named by a readable key. */
export interface TownPlan {
  seed: number
  regions: PlannedRegion[]
  organisations: PlannedOrganisation[]
  teams: PlannedTeam[]
  people: PlannedPerson[]
  staff: PlannedStaff[]
  links: PlannedLink[]
  contracts: PlannedContract[]
  services: PlannedService[]
  bases: PlannedBase[]
  targets: PlannedTarget[]
}

export interface PlannedRegion {
  code: string
  name: string
  level: 'province' | 'city' | 'county' | 'street' | 'community'
  parent?: string
}

export interface PlannedOrganisation {
  id: string
  name: string
  type: OrganisationType
  regionCode: string
  parentId?: string
  phone: string
  address: string
}

export interface PlannedTeam {
  id: string
  name: string
  orgId: string
  doctorKey: string
  phone: string
}

export interface PlannedPerson {
  key: string
  persona?: Persona
  name: string
  sex: 'male' | 'female'
  birthDate: Day
  residence: Residence
  life: { status: LifeStatus; on?: Day }
  communityCode: string
  /** The station or centre that looks after the person. */
  orgId: string
  tags: { tag: PersonTag; from: Day; to?: Day; source: string }[]
  /** Of those in the register. */
  reach?: PlannedReach
}

export interface PlannedReach {
  identityNumber?: string
  phones?: { number: string; owner: PhoneOwner }[]
  address?: { label: string; text: string; floor?: number; lift?: boolean; doorNote?: string }
}

export interface PlannedStaff {
  personKey: string
  role: StaffRole
  orgId: string
  teamId?: string
  title: string
  qualifications: string[]
}

export interface PlannedLink {
  elderKey: string
  relativeKey: string
  relation: string
  from: Day
}

export interface PlannedContract {
  key: string
  elderKey: string
  teamId: string
  packageCode: string
  termMonths: 12 | 24
  channel: Channel
  askedByKey: string
  status: 'requested' | 'active' | 'ended'
  startsOn: Day
  endsOn: Day
  endedOn?: Day
  endReason?: EndReason
}

export interface PlannedService {
  key: string
  elderKey: string
  byKey: string
  orgId: string
  teamId?: string
  kind: ServiceKind
  day: Day
  time: string
  place: ServicePlace
  values?: ServiceValues
  /** Voided two hours later, with this reason. */
  voided?: string
}

export interface PlannedBase {
  orgId: string
  year: number
  group: BaseGroup
  persons: number
  source: string
}

export interface PlannedTarget {
  orgId: string
  code: string
  year: number
  kind: TargetKind
  value: number
  unit: string
}
