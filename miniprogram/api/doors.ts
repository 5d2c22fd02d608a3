import type { Day } from '../../shared/day'
import type { FileLink, FileView } from '../../shared/files'
import type { Page } from '../../shared/people'
import type { BookRequest, VisitStep } from '../../shared/visits/booking'
import type {
  ConsentRequest,
  ConsultRequest,
  OfferRequest,
  OrderRequest,
} from '../../shared/visits/care'
import type { DayRouteView } from '../../shared/visits/route'
import type {
  AdverseRequest,
  AdverseView,
  AlarmProgress,
  AlarmView,
  FollowUpView,
} from '../../shared/visits/safety'
import type { VisitCard, VisitList, VisitView } from '../../shared/visits/view'
import { now } from '../kit/clock'
import { get, post } from '../kit/http'
import { newId } from '../kit/identifier'
import { Refused } from '../kit/refused'
import { putPicture, putStep, sendSteps } from '../kit/steps'
import type { StepPicture, WaitingStep } from '../kit/steps'
import { keptFile, upload } from '../kit/upload'
import { takeStep } from './visits'

/** The doors of a day: of a team when it is named, else one's own. */
export const doorsOf = (day: Day, teamId?: string): Promise<DayRouteView> =>
  get('/visits/day', { day, teamId })
export const visitList = (
  list: VisitList,
  orgId: string,
  after?: string,
): Promise<Page<VisitCard>> => get(`/visits/lists/${list}`, { orgId, after })

/** Booked at once for somebody who called. */
export const bookFor = (wanted: BookRequest): Promise<VisitView> => post('/visits', wanted)

type Shown = Pick<VisitView, 'id' | 'version'>
type Without<Request> = Omit<Request, keyof VisitStep>

export const consult = (shown: Shown, found: Without<ConsultRequest>): Promise<VisitView> =>
  takeStep(shown, 'consult', found)
export const giveOrder = (shown: Shown, order: Without<OrderRequest>): Promise<VisitView> =>
  takeStep(shown, 'order', order)
/** To whoever is right. */
export const offerVisit = (shown: Shown, wanted: Without<OfferRequest> = {}): Promise<VisitView> =>
  takeStep(shown, 'offer', wanted)
/** Signed before staff, on their screen or on paper. */
export const witnessConsent = (shown: Shown, signed: Without<ConsentRequest>): Promise<VisitView> =>
  takeStep(shown, 'consent', signed)

/** Pressed again while it is open, it is the same one, with who was told since. */
export const raiseAlarm = (visitId: string): Promise<AlarmView> =>
  post(`/visits/${visitId}/alarm`, {})
/** Has somebody taken it? */
export const alarmProgress = (id: string): Promise<AlarmProgress> => get(`/visits/alarms/${id}`)
export const reportAdverse = (visitId: string, what: AdverseRequest): Promise<AdverseView> =>
  post(`/visits/${visitId}/adverse`, what)

/** Own ones and those of one's team, the oldest first. */
export const followUps = (after?: string): Promise<Page<FollowUpView>> =>
  get('/visits/follow-ups', { after })
export const followUpDone = (
  id: string,
  heard: { findings: string; conditionChanged?: boolean },
): Promise<FollowUpView> => post(`/visits/follow-ups/${id}/done`, heard)

export const uploadPaper = (
  filePath: string,
  about: { purpose: 'medical-record' | 'order'; elderId: string },
): Promise<FileView> => upload({ path: '/files', filePath, fields: { ...about } })

/** What was signed: a photo of the paper, or what was drawn on this screen. */
export type Signature = { photo: string } | { png: string }

/** The id of the picture of a signature; a second try of what was signed has the same. */
export const signatureId = (signature: Signature, elderId: string): Promise<string> =>
  keptFile(signatureFile(signature, elderId))

const signatureFile = (signature: Signature, elderId: string) => ({
  path: '/files',
  fields: { purpose: 'agreement', elderId },
  ...('png' in signature
    ? { filePath: fileOf(signature.png), shows: signature.png }
    : { filePath: signature.photo }),
})

/** What happened at a door, before the server knows of it. */
export interface DoorStep {
  visitId: string
  event: WaitingStep['event']
  version: number
  body?: object
  picture?: StepPicture
}

/** The last answer about each visit, so that a page need not ask again. */
const answered = new Map<string, VisitView>()
export const lastAnswer = (visitId: string): VisitView | undefined => answered.get(visitId)

/** Keeps the step on the phone, then sends everything that waits: without a network it simply stays there. */
export function keepStep({ body = {}, ...step }: DoorStep): Promise<void> {
  putStep({ id: newId(), at: now().toISOString(), body, ...step })
  return sendWaitingSteps()
}

/** Sends what waits, in the order it happened. */
export const sendWaitingSteps = (): Promise<void> => sendSteps(sendStep)

async function sendStep(step: WaitingStep): Promise<VisitView> {
  const body = await bodyOf(step)
  const view = await sendAs(step, body, { version: step.version, at: notLater(step.at) }).catch(
    (error: unknown) => sendAnew(step, body, error),
  )
  answered.set(step.visitId, view)
  return view
}

const sendAs = (
  { visitId, event, id }: WaitingStep,
  body: object,
  shown: Omit<VisitStep, 'eventId'>,
): Promise<VisitView> => post(`/visits/${visitId}/${event}`, { ...body, ...shown, eventId: id })

/**
 * What happened has happened: when somebody else changed the visit meanwhile, it is sent once more on what the visit is
 * now, and the server judges it. A phone whose clock is slow loses the time of its own and keeps the step.
 */
async function sendAnew(step: WaitingStep, body: object, error: unknown): Promise<VisitView> {
  const code = error instanceof Refused ? error.code : ''
  if (code === 'visit.out-of-order') return sendAs(step, body, { version: step.version })
  if (code !== 'data.changed') throw error
  const { version } = await get<VisitView>(`/visits/${step.visitId}`)
  return sendAs(step, body, { version, at: notLater(step.at) })
}

/** By the server's clock: a phone whose clock is fast would speak of the future. */
const notLater = (at: string): string => {
  const present = now().toISOString()
  return at < present ? at : present
}

/** The body with its picture in place, which is sent before it. */
async function bodyOf({ id, body, picture }: WaitingStep): Promise<object> {
  if (!picture) return body
  const { png, elderId, goes } = picture
  const { id: fileId } = await upload<FileView>(signatureFile({ png }, elderId), id)
  const whole =
    goes === 'record'
      ? { ...body, signatureFileId: fileId }
      : { ...body, proof: { way: 'signature', fileId } }
  putPicture(id, whole)
  return whole
}

/** A picture as a file of this phone, which is how WeChat sends one. */
function fileOf(png: string): string {
  const path = `${wx.env.USER_DATA_PATH}/signature.png`
  wx.getFileSystemManager().writeFileSync(path, png, 'base64')
  return path
}

/** Opens for five minutes; each opening is written down. */
export const fileLink = (id: string): Promise<FileLink> => post(`/files/${id}/link`, {})
