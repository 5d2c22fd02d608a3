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
import { once } from '../kit/once'
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
  /** Absent for a visit that moves: the emergency questions were answered when it was booked. */
  pass?: string
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
/** Under a name: a lost answer is told again, and nothing is booked twice. */
export const bookSeries = (wanted: Omit<SeriesRequest, 'eventId'>): Promise<SeriesView> =>
  once(`series ${JSON.stringify(wanted)}`, (eventId) =>
    post('/visits/series', { ...wanted, eventId }, eventId),
  )

type Shown = Pick<VisitCard, 'id' | 'version'>

/** One step of a visit as it was shown, under a name: the same tap sent twice is done once. */
export function takeStep(
  { id, version }: Shown,
  event: string,
  body: object = {},
): Promise<VisitView> {
  const path = `/visits/${id}/${event}`
  return once(`${path} ${version} ${JSON.stringify(body)}`, (eventId) => {
    const step: VisitStep = { version, eventId }
    return post(path, { ...step, ...body }, eventId)
  })
}

export const confirmVisit = (id: string, version: number): Promise<VisitView> =>
  takeStep({ id, version }, 'confirm')
/** The elder's side saw that somebody came. */
export const sawArrival = (id: string, version: number): Promise<VisitView> =>
  takeStep({ id, version }, 'proof')
/** The resident's side says that it was done. */
export const confirmDone = (id: string, version: number): Promise<VisitView> =>
  takeStep({ id, version }, 'confirm-done')
export const moveVisit = (
  id: string,
  version: number,
  to: Omit<MoveRequest, keyof VisitStep>,
): Promise<VisitView> => takeStep({ id, version }, 'move', to)
export const cancelVisit = (
  id: string,
  version: number,
  why: Omit<CancelRequest, keyof VisitStep>,
): Promise<VisitView> => takeStep({ id, version }, 'cancel', why)

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
  const signed: Omit<ConsentRequest, keyof VisitStep> = { textVersion, textHash, way: 'own-tap' }
  return takeStep({ id, version }, 'consent', signed)
}

export const rateVisit = (id: string, rating: RatingRequest): Promise<VisitView> =>
  post(`/visits/${id}/rating`, rating)
export const complain = (id: string, text: string): Promise<ComplaintView> =>
  post(`/visits/${id}/complaint`, { text })
/** Complaints of the elder's side that have their answer, the latest first. */
export async function answeredComplaints(elderId: string): Promise<ComplaintView[]> {
  const asked = { elderId, state: 'closed' }
  return (await get<Page<ComplaintView>>('/visits/complaints', asked)).items
}

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
