import type { Day } from './day'
import type { MandateBasis, MandateScope } from './mandates'
import type { Withheld } from './sign-in'

/** What somebody may do, and where they hold it. One word per role; Chinese in `docs/language.md`. */
export const staffRoles = [
  'doctor',
  'nurse',
  'public-health',
  'tcm',
  'desk',
  'manager',
  'institution',
  'county',
  'city',
  'province',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** Roles that give care in person and may record a service. */
export const careRoles = [
  'doctor',
  'nurse',
  'public-health',
  'tcm',
] as const satisfies readonly StaffRole[]
/** Roles that see figures of their area. */
export const officeRoles = [
  'manager',
  'county',
  'city',
  'province',
] as const satisfies readonly StaffRole[]

/** A role held at an organisation, in a team when it is a team's. */
export interface RoleHeld {
  role: StaffRole
  orgId: string
  orgName: string
  /** For a role held at a station or village clinic: the centre above it, whose people are in scope too. */
  centreId?: string
  teamId?: string
  teamName?: string
}

/** An elder the signed-in relative may act for. `relation` is what the elder is to them: 母亲, 父亲, 配偶. */
export interface Mandate {
  elderId: string
  name: string
  relation: string
  /** What the mandate covers; always told by the server. */
  scopes?: MandateScope[]
  basis?: MandateBasis
  /** Last day, included. */
  until?: Day
}

/** How an act reached us: 小程序 / 现场 / 电话 / 代录. */
export const channels = ['mini-program', 'on-site', 'phone', 'on-behalf'] as const
export type Channel = (typeof channels)[number]

/** Who acted, for whom, through which channel; kept on everything that is done. `at` is an ISO instant. */
export interface Act {
  byId: string
  byName: string
  /** The elder acted for, when it is not the actor. */
  forId?: string
  channel: Channel
  at: string
}

/** `GET /api/session`: who I am, for whom I may act, and my roles. */
export interface SessionView {
  person: { id: string; name: string; birthDate?: string; resident: boolean }
  roles: RoleHeld[]
  actsFor: Mandate[]
  /** A WeChat account that has not said yet who it is: `person.id` is the account's. */
  unbound?: true
  /** Roles that wait for the second factor of this session. */
  withheld?: Withheld[]
  /** ISO instant; absent for demo sessions, which do not expire. */
  expiresAt?: string
  demo: boolean
}

/** The demo people, in the order of the landing page. */
export const personas = [
  'wang-xiulan',
  'zhao-defu',
  'chen-min',
  'li-guiying',
  'chen-guoqiang',
  'liu-dashan',
  'doctor-zhang',
  'nurse-zhang',
  'nurse-li',
  'front-desk',
  'manager',
  'institution',
  'county',
  'city',
  'province',
] as const
export type Persona = (typeof personas)[number]

/** `GET /api/demo/people`: one card of the landing page. `home` is a mini-program page path. */
export interface DemoPerson {
  persona: Persona
  name: string
  role: string
  says: string
  home: string
}

/** `GET /api/demo/papers`: what an elder of the town shows when a new phone is to become theirs. All invented. */
export interface DemoPapers {
  name: string
  identityNumber: string
  phone: string
}

/** `GET /api/clock`. */
export interface ClockView {
  now: string
  day: string
}
