import type { Day } from '../../shared/day'
import type { Time } from '../../shared/schedule'
import type { Act } from '../../shared/session'
import type {
  ArrivalView,
  ConsentView,
  ConsultationView,
  OrderView,
  VisitRecordView,
} from '../../shared/visits/care'
import type { VisitKind, VisitState } from '../../shared/visits/kinds'
import type { RatingView } from '../../shared/visits/safety'
import type { BillView, VisitTrailStep, VisitView } from '../../shared/visits/view'

/** When a visit is, and who comes. */
export interface Slot {
  day: Day
  time: Time
  /** End, planned. */
  to: Time
  /** Ids of the people who come; the first leads. Nobody yet: an empty list. */
  staffIds: string[]
  /** Every key it means to hold: cells of staff and elder, and all ordinals of the day. */
  claims: string[]
}

/** Another time or somebody else, wanted until the instant: both old and new claims stand so long. */
export interface Moving extends Slot {
  until: string
}

/** A consultation as a visit keeps it, and by which later visits find it. */
export type Consultation = ConsultationView & { byId: string; conditionChanged?: true }

/** A visit as it is stored. Instants are ISO text, so they compare as text. */
export interface Visit extends Slot {
  id: string
  /** What people say on the phone. */
  number: string
  kind: VisitKind
  /** Item of the catalogue, or the kind itself. */
  code: string
  name: string
  /** Of the catalogue; a visit keeps what it was booked under. */
  catalogueVersion: string
  minutes: number
  /** How many come. */
  people: 1 | 2
  /** At a door, not at the centre. */
  home: boolean
  state: VisitState
  elderId: string
  /** The centre that sends. */
  orgId: string
  /** Organisations whose staff see it, from the province down. */
  orgPath: string[]
  /** The elder's family-doctor team when it was asked for. */
  teamId?: string
  addressId?: string
  /** About where the door is, to a kilometre: enough to choose who is near, too little to find it. GCJ-02. */
  near?: { longitude: number; latitude: number }
  moving?: Moving
  /** While `held`. */
  heldUntil?: string
  /** A freed time offered to somebody who waited: which waiting. */
  waitingId?: string
  seriesId?: string
  /** Which time of its series: unique, so that each is booked once. A hold that came to nothing loses it. */
  occurrence?: string
  asked: Act
  /** 女儿; when somebody asked for the elder. */
  relation?: string
  /** The elder has something else at that time and it is right all the same. */
  override?: { reason: string; byId: string }
  note?: string
  fileIds: string[]
  needs: VisitView['needs']
  bill: BillView
  consultation?: Consultation
  order?: OrderView & { byId: string }
  consent?: ConsentView & { byId: string }
  arrival?: ArrivalView
  record?: VisitRecordView & { byId: string }
  ratings: (RatingView & { byId: string })[]
  /** How often a wrong code was told at the door; the code itself is kept nowhere. */
  doorTries?: number
  /** Of those who come, who said yes; it is accepted when all did. */
  acceptedBy?: string[]
  /** Who was to come at a time and need not any more, each told once. */
  takenOff?: (Pick<Slot, 'day' | 'time'> & { staffId: string; at: string })[]
  /** Who was asked and said no; never asked again for this visit. */
  declinedBy: string[]
  /** Cancelled under four hours before. */
  late?: true
  /** Nobody showed that somebody stood at the door; not counted until a reviewer decides. */
  unproven?: true
  /** Why it was refused, cancelled or broken off. */
  reason?: string
  /** When each state was reached last. */
  reached: Partial<Record<VisitState, string>>
  /** Overtime was told of, once each. */
  overtime?: { warnedAt?: string; alarmedAt?: string }
  /** Its staff have leave or left: it waits for somebody else. */
  toReassign?: string
  lineIds: string[]
  trail: VisitTrailStep[]
  /** Made on phones; the same one again does nothing new. */
  eventIds: string[]
  version: number
}

export type NewVisit = Omit<Visit, 'version'>

/** Fields a change may set; `undefined` takes the field away. */
export type VisitChange = {
  [Field in Exclude<keyof Visit, 'id' | 'elderId' | 'version' | 'trail' | 'eventIds'>]?:
    Visit[Field] | undefined
}

/** One step of a visit: what is set, and the line of its trail. */
export interface Step {
  set: VisitChange
  event: VisitTrailStep['event']
  act: Act
  /** What somebody who acted for the elder is to her: 子女. */
  relation?: string | undefined
  note?: string | undefined
  /** Of the phone that made it. */
  eventId?: string | undefined
}
