import type { Day } from '../../shared/day'
import type { Page } from '../../shared/people'
import type { CallBackView, VisitStep, WaitView } from '../../shared/visits/booking'
import type { OfferRequest, ReasonRequest, ReviewRequest } from '../../shared/visits/care'
import type { Catalogue, CatalogueChanges, CatalogueRequest } from '../../shared/visits/catalogue'
import type {
  CoversRequest,
  CoversView,
  CredentialsRequest,
  CredentialsView,
} from '../../shared/visits/credentials'
import type { CandidatesView, DeskView } from '../../shared/visits/desk'
import type {
  AdverseSummary,
  AdverseView,
  AlarmView,
  ComplaintView,
  RedFlagSeen,
} from '../../shared/visits/safety'
import type { VisitCard, VisitList, VisitView } from '../../shared/visits/view'
import { get, post, put } from '../kit/http'
import { takeStep } from './visits'

/** How much waits at the desk and in the office. */
export const visitDesk = (orgId: string): Promise<DeskView> => get('/visits/desk', { orgId })
export const waitingVisits = async (list: VisitList, orgId: string): Promise<VisitCard[]> =>
  (await get<{ items: VisitCard[] }>(`/visits/lists/${list}`, { orgId })).items

type Shown = Pick<VisitCard, 'id' | 'version'>
type Without<Request> = Omit<Request, keyof VisitStep>

/** Everybody of the right role, with what stops each who cannot be sent. */
export const candidates = (id: string): Promise<CandidatesView> => get(`/visits/${id}/candidates`)
/** Without names: to whoever is right. */
export const offer = (shown: Shown, to: Without<OfferRequest>): Promise<VisitView> =>
  takeStep(shown, 'offer', to)
/** Somebody else at the same time; the elder is told who. */
export const reassign = (shown: Shown, to: Without<OfferRequest>): Promise<VisitView> =>
  takeStep(shown, 'reassign', to)
export const refuseVisit = (shown: Shown, why: Without<ReasonRequest>): Promise<VisitView> =>
  takeStep(shown, 'refuse', why)
export const review = (shown: Shown, decided: Without<ReviewRequest>): Promise<VisitView> =>
  takeStep(shown, 'review', decided)

export const callBacks = async (orgId: string): Promise<CallBackView[]> =>
  (await get<{ items: CallBackView[] }>('/visits/call-backs', { orgId })).items
/** The open ones of an elder, without phones. */
export const callBacksOf = async (elderId: string): Promise<CallBackView[]> =>
  (await get<{ items: CallBackView[] }>('/visits/call-backs', { elderId })).items
export const callBackDone = (
  id: string,
  outcome: NonNullable<CallBackView['outcome']>,
): Promise<CallBackView> => post(`/visits/call-backs/${id}/done`, { outcome })

/** In the order they are asked when a time comes free. */
export const waitsOfHouse = async (orgId: string): Promise<WaitView[]> =>
  (await get<{ items: WaitView[] }>('/visits/waiting', { orgId })).items

/** Open ones, or those that are over. */
export interface FindOpen {
  orgId: string
  state: 'open' | 'closed'
  after?: string
}
export const alarms = (wanted: FindOpen): Promise<Page<AlarmView>> =>
  get('/visits/alarms', { ...wanted })
export const acknowledgeAlarm = (id: string): Promise<AlarmView> =>
  post(`/visits/alarms/${id}/acknowledge`, {})
export const closeAlarm = (id: string, note: string): Promise<AlarmView> =>
  post(`/visits/alarms/${id}/close`, { note })

/** Of the house; of my team, and those I was told of, when `orgId` is ''. */
export const redFlagsSeen = (wanted: FindOpen): Promise<Page<RedFlagSeen>> =>
  get('/visits/red-flags', { ...wanted })
export const acknowledgeRedFlag = (id: string): Promise<RedFlagSeen> =>
  post(`/visits/red-flags/${id}/acknowledge`, {})
export const closeRedFlag = (id: string, note: string): Promise<RedFlagSeen> =>
  post(`/visits/red-flags/${id}/close`, { note })

export const adverseEvents = (wanted: FindOpen): Promise<Page<AdverseView>> =>
  get('/visits/adverse', { ...wanted })
/** Counted by class and by harm, both days included. */
export const adverseSummary = (wanted: {
  orgId: string
  from: Day
  to: Day
}): Promise<AdverseSummary> => get('/visits/adverse/summary', wanted)
export const adverseReported = (id: string, to: string): Promise<AdverseView> =>
  post(`/visits/adverse/${id}/report`, { to })
export const adverseFollowedUp = (id: string, note: string): Promise<AdverseView> =>
  post(`/visits/adverse/${id}/follow-up`, { note })

export const complaints = (wanted: FindOpen): Promise<Page<ComplaintView>> =>
  get('/visits/complaints', { ...wanted })
export const answerComplaint = (id: string, note: string): Promise<ComplaintView> =>
  post(`/visits/complaints/${id}/close`, { note })

export interface Catalogues {
  now: Catalogue
  /** Published and not begun, oldest first. */
  later: Catalogue[]
}
export const catalogues = (orgId: string): Promise<Catalogues> =>
  get('/visits/catalogue', { orgId })
export const publishCatalogue = (orgId: string, wanted: CatalogueRequest): Promise<Catalogue> =>
  post(`/visits/catalogue?orgId=${encodeURIComponent(orgId)}`, wanted)
/** What the later of two versions brought, took away or changed. */
export const changesBetween = (from: string, to: string): Promise<CatalogueChanges> =>
  get('/visits/catalogue/changes', { from, to })

export const credentialsOf = async (orgId: string): Promise<CredentialsView[]> =>
  (await get<{ items: CredentialsView[] }>('/credentials', { orgId })).items
export const credentials = (staffId: string): Promise<CredentialsView> =>
  get(`/credentials/${staffId}`)
export const putCredentials = (
  staffId: string,
  held: CredentialsRequest,
): Promise<CredentialsView> => put(`/credentials/${staffId}`, held)
export const covers = (orgId: string): Promise<CoversView> => get(`/organisations/${orgId}/covers`)
export const putCovers = (orgId: string, held: CoversRequest): Promise<CoversView> =>
  put(`/organisations/${orgId}/covers`, held)
