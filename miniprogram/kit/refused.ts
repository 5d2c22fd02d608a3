/** What the server answers instead of what was asked for. */
export interface ErrorBody {
  code: string
  /** In the words of an elder. */
  message: string
  /** Exact words, present for staff only. */
  staffMessage?: string
  details?: unknown
  requestId?: string
}

/** A request that was not fulfilled: the server refused, or could not be reached (`code` is then `network`). */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message)
  }

  get code(): string {
    return this.body.code
  }

  /** Sending the same again may help: nothing was decided yet. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export const noNetwork = (): Refused =>
  new Refused(0, { code: 'network', message: '网络不太好，请稍后再试' })

/** The answer of the server as a refusal; an answer without our words gets plain ones. */
export function refusedBy(status: number, answer: unknown): Refused {
  const { error } = (typeof answer === 'object' && answer ? answer : {}) as { error?: ErrorBody }
  if (error?.code && error.message) return new Refused(status, error)
  if (status === 404)
    return new Refused(status, { code: 'not-found', message: '没有找到，可能已经不在了' })
  if (status >= 500) return new Refused(status, { code: 'server', message: '系统正忙，请稍后再试' })
  return new Refused(status, { code: 'unknown', message: '没有办成，请稍后再试' })
}

/** What to tell the person in front of the phone. Staff also get the exact words, when there are any. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Refused)) return '出了点问题，请稍后再试'
  return error.body.staffMessage ?? error.message
}

/** For whoever pressed a button: without a network nothing was decided, and what was filled in is still there. */
export const undoneWords = (error: unknown): string =>
  error instanceof Refused && error.status === 0
    ? '没有网络，还没有办成。填的都在，有网了再按一次。'
    : wordsOf(error)

/** Did an elder take back, or let run out, what this person was asked to do for her? */
export const mandateEnded = (error: unknown): boolean =>
  error instanceof Refused && error.code === 'mandate.ended'

/** Were the emergency questions answered too long ago, or never? */
export const questionsOwed = (error: unknown): boolean =>
  error instanceof Refused && error.code === 'visit.pass-needed'

/** May this person do other things for the elder, but not this one? */
export const notCovered = (error: unknown): boolean =>
  error instanceof Refused && error.code === 'mandate.not-covered'
