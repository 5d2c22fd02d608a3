import type { Day } from '../../shared/day'
import type { MandateView } from '../../shared/mandates'
import type {
  DatedTag,
  LifeStatus,
  OrganisationType,
  RegionView,
  Residence,
} from '../../shared/people'
import type { Act, Channel, StaffRole } from '../../shared/session'

/** Somebody in the register of a centre. Relatives and staff who are not are only `Someone`. */
export interface Person {
  id: string
  name: string
  /** Pinyin initials of the name, lower case: 王秀兰 → wxl. */
  initials: string
  sex: 'male' | 'female'
  birthDate: Day
  residence: Residence
  life: { status: LifeStatus; on?: Day }
  communityCode: string
  community: string
  /** Ids from the province commission down to the organisation that looks after the person. */
  orgPath: string[]
  tags: DatedTag[]
  /** Stays in hospital, oldest first. */
  stays: Stay[]
}

/** A stay in hospital; on the day of discharge she is at home again. */
export interface Stay {
  from: Day
  to?: Day
}

/** Anybody with a name: a relative, a member of staff. */
export interface Someone {
  id: string
  name: string
  birthDate?: Day
  resident: boolean
}

/** A person as written to the store; every fact keeps the act that brought it. */
export interface NewPerson extends Omit<Person, 'id' | 'initials' | 'tags' | 'stays'> {
  id?: string
  /** 代录: who asked for the entry, and how. */
  entered?: { channel: Channel; askedBy: string }
  tags: (Omit<DatedTag, 'id'> & { act: Act })[]
  act: Act
}

/** Somebody who is not in the register. */
export interface NewSomeone {
  id?: string
  name: string
  /** Known of some: it makes a relative a daughter or a son. */
  sex?: Person['sex']
  act: Act
}

export interface Region {
  code: string
  name: string
  level: RegionView['level']
  parent?: string
}

/** An organisation and its parents over time; `to` is exclusive. */
export interface Organisation {
  id: string
  name: string
  type: OrganisationType
  regionCode: string
  parents: { id: string; from: Day; to?: Day }[]
  phone?: string
  address?: string
}

/** A family-doctor team of a centre or station, led by `doctorId`. */
export interface Team {
  id: string
  name: string
  orgId: string
  /** The centre the team belongs to: `orgId` itself, or the centre above the station. */
  centreId: string
  phone: string
  doctorId: string
  /** The most residents one doctor should sign. */
  capacity: number
}

/** A role held by a person at an organisation; `to` is exclusive. */
export interface StaffMember {
  id: string
  personId: string
  name: string
  role: StaffRole
  orgId: string
  orgName: string
  /** For a station: the centre above it. */
  centreId?: string
  teamId?: string
  teamName?: string
  title: string
  qualifications: string[]
  from: Day
  to?: Day
}

/**
 * An elder and a relative who asked for a mandate, holds one, or held one: what is shown, but for its state, which a
 * day decides. `contactOrder` is 0 for an ask that never stood.
 */
export interface HeldMandate extends Omit<MandateView, 'state' | 'endedByName'> {
  /** As written down: a mandate whose last day has passed may still say `in-force`. */
  status: MandateView['state']
  /** Asked for by phone and name: who asked does not learn whether there is such a person. */
  byPhone?: boolean
  /** Photo of the signed form, or of the guardian's document. */
  fileId?: string
  /** Who asked staff to change or end it, in words. */
  wordOf?: string
  /** What it covers, or until when, was changed after it was confirmed. */
  isChanged?: true
  /** The act that brought it to where it stands. */
  lastAct: Act
}

/** An ask or a mandate as written to the store. */
export type NewMandate = Omit<
  HeldMandate,
  'id' | 'status' | 'endedOn' | 'lastAct' | 'isChanged'
> & {
  id?: string
  status: 'asked' | 'in-force'
  act: Act
}
