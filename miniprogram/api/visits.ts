import type { Page } from '../../shared/people'
import type {
  BookableDetail,
  BookableView,
  BookRequest,
  CallBackRequest,
  CallBackView,
  CancelRequest,
  MoveRequest,
  RedFlagRequest,
  RedFlagView,
  SeriesRequest,
  SeriesView,
  TimesView,
  VisitStep,
  WaitRequest,
  WaitView,
} from '../../shared/visits/booking'
import type { ConsentRequest, ConsentTexts } from '../../shared/visits/care'
import type { ComplaintView, RatingRequest } from '../../shared/visits/safety'
import type { ProgressView, VisitCard, VisitView } from '../../shared/visits/view'
import { get, post } from '../kit/http'
import { newId } from '../kit/identifier'
import { report } from '../kit/report'

/** Everything the elder may book, in the order of the page, with the reason of each no. */
export const bookables = (elderId: string): Promise<BookableView[]> =>
  get('/visits/services', { elderId })
export const bookable = (code: string, elderId: string): Promise<BookableDetail> =>
  get(`/visits/services/${code}`, { elderId })
/** The six signs of an emergency; the pass opens free times. */
export const answerRedFlags = (answers: RedFlagRequest): Promise<RedFlagView> =>
  post('/visits/red-flags', answers)

export interface FindTimes {
  elderId: string
  code: string
  pass: string
  /** A visit that moves: its own time counts as free. */
  visitId?: string
  staffId?: string
  addressId?: string
  from: string
  days: number
}
/** Whoever asks while a kept time is on its way back waits for it, or that time would be missing. */
export async function freeTimes(wanted: FindTimes): Promise<TimesView> {
  await givingBack
  return get('/visits/times', { ...wanted })
}

let givingBack: Promise<unknown> = Promise.resolve()

/** A kept time that nobody confirmed is free again; it would be by itself after five minutes. */
export function giveBack(id: string, version: number): void {
  givingBack = cancelVisit(id, version, { reason: '换一个时间' }).catch(report)
}

/** Keeps a time for five minutes. */
export const holdVisit = (wanted: BookRequest): Promise<VisitView> => post('/visits/hold', wanted)
export const bookSeries = (wanted: SeriesRequest): Promise<SeriesView> =>
  post('/visits/series', wanted)

/** Names what is done, so that the same tap sent twice is done once. */
const step = (version: number): VisitStep => ({ version, eventId: newId() })

export const confirmVisit = (id: string, version: number): Promise<VisitView> =>
  post(`/visits/${id}/confirm`, step(version))
/** The elder's side saw that somebody came. */
export const sawArrival = (id: string, version: number): Promise<VisitView> =>
  post(`/visits/${id}/proof`, step(version))
/** The resident's side says that it was done. */
export const confirmDone = (id: string, version: number): Promise<VisitView> =>
  post(`/visits/${id}/confirm-done`, step(version))
export const moveVisit = (
  id: string,
  version: number,
  to: Omit<MoveRequest, keyof VisitStep>,
): Promise<VisitView> => post(`/visits/${id}/move`, { ...step(version), ...to })
export const cancelVisit = (
  id: string,
  version: number,
  why: Omit<CancelRequest, keyof VisitStep>,
): Promise<VisitView> => post(`/visits/${id}/cancel`, { ...step(version), ...why })

export interface FindVisits {
  elderId: string
  when: 'coming' | 'past'
  limit?: number
  after?: string
}
export const visits = (wanted: FindVisits): Promise<Page<VisitCard>> =>
  get('/visits', { ...wanted })
export const visit = (id: string): Promise<VisitView> => get(`/visits/${id}`)
export const visitProgress = (id: string): Promise<ProgressView> => get(`/visits/${id}/progress`)

export const consentTexts = (id: string): Promise<ConsentTexts> => get(`/visits/${id}/consent`)
/** Signed by whoever holds this phone. */
export const signConsent = (
  id: string,
  version: number,
  { version: textVersion, hash: textHash }: ConsentTexts,
): Promise<VisitView> => {
  const signed: ConsentRequest = { ...step(version), textVersion, textHash, way: 'own-tap' }
  return post(`/visits/${id}/consent`, signed)
}

export const rateVisit = (id: string, rating: RatingRequest): Promise<VisitView> =>
  post(`/visits/${id}/rating`, rating)
export const complain = (id: string, text: string): Promise<ComplaintView> =>
  post(`/visits/${id}/complaint`, { text })

/** In the order they were asked for; those that are over too. */
export async function waits(elderId: string): Promise<WaitView[]> {
  const { items } = await get<{ items: WaitView[] }>('/visits/waiting', { elderId })
  return items
}
export const waitForTime = (wanted: WaitRequest): Promise<WaitView> =>
  post('/visits/waiting', wanted)
export const leaveWaiting = (id: string): Promise<WaitView> =>
  post(`/visits/waiting/${id}/leave`, {})
export const askForCall = (wanted: CallBackRequest): Promise<CallBackView> =>
  post('/visits/call-backs', wanted)
