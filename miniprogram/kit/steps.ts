import { Refused, wordsOf } from './refused'
import { keep, kept } from './storage'

/** A picture that has to be sent before the step it belongs to, such as a signature. */
export interface StepPicture {
  /** PNG as base64: it lies in the step itself, so that no sweep of files loses it. */
  png: string
  /** The elder it is about. */
  elderId: string
  /** Where its file id goes in the body. */
  goes: 'proof' | 'record'
}

/**
 * A step of a visit that waits to be sent. It names the visit and what happened, never a person. `id` is its `eventId`:
 * sent twice it happens once.
 */
export interface WaitingStep {
  id: string
  visitId: string
  /** The last part of its address: 出发 is `set-off`. */
  event: string
  /** What is sent beside `version`, `eventId` and `at`. */
  body: object
  /** Of the visit this step changes, as far as this phone knows. */
  version: number
  /** ISO instant it happened. */
  at: string
  /** Id of the person who did it: on a shared phone nobody sends the steps of another. */
  by: string
  picture?: StepPicture
  /** The server's words, when it refused; what follows on the same visit waits for a person. */
  refused?: string
}

/** Sends one step and answers the visit's version after it; rejects with `Refused`. */
export type SendStep = (step: WaitingStep) => Promise<{ version: number }>

/** The last round of sending; the next one waits for it. */
let round: Promise<unknown> = Promise.resolve()

const all = (): WaitingStep[] => kept<WaitingStep[]>('linli.steps') ?? []
const write = (steps: WaitingStep[]) => keep('linli.steps', steps)
const me = (): string => kept<{ personId: string }>('linli.session')?.personId ?? ''

/** What this person did and is not known to the server, oldest first; of one visit, when it is named. */
export const waitingSteps = (visitId?: string): WaitingStep[] =>
  all().filter((step) => step.by === me() && (!visitId || step.visitId === visitId))

/** Writes a step down on the phone before anything is sent: from here on it cannot be lost. */
export function putStep(step: Omit<WaitingStep, 'by'>): void {
  write([...all().filter(({ id }) => id !== step.id), { ...step, by: me() }])
}

/** The picture of a step is with the server: sent once more, the step tells its file and sends no second one. */
export const putPicture = (id: string, body: object): void =>
  write(all().map((step) => (step.id === id ? { ...withoutPicture(step), body } : step)))

const withoutPicture = ({ picture: _sent, ...step }: WaitingStep): WaitingStep => step

/** Gives up a step and those that follow it on its visit: they would stand on nothing. */
export function dropStep(id: string): void {
  const steps = all()
  const dropped = steps.find((step) => step.id === id)
  if (!dropped) return
  const from = steps.indexOf(dropped)
  write(steps.filter((step, at) => step.visitId !== dropped.visitId || at < from))
}

/** Lets a refused step be tried again. */
export const retryStep = (id: string): void =>
  write(all().map((step) => (step.id === id ? unrefused(step) : step)))

const unrefused = ({ refused: _words, ...step }: WaitingStep): WaitingStep => step

/**
 * Sends what waits in the order it happened. A refused step holds up its own visit only; without a network all of it
 * stays. Rounds follow each other, so that nothing is sent by two at once.
 */
export function sendSteps(send: SendStep): Promise<void> {
  const next = round.then(() => sendAll(send))
  round = next.catch(() => undefined)
  return next
}

async function sendAll(send: SendStep): Promise<void> {
  const held = new Set<string>()
  for (const { id } of waitingSteps()) {
    // Read again: the step before it told the version it stands on.
    const step = all().find((one) => one.id === id)
    if (!step || held.has(step.visitId)) continue
    const outcome = step.refused ? 'refused' : await trySend(send, step)
    if (outcome === 'unreachable') return
    if (outcome === 'refused') held.add(step.visitId)
  }
}

async function trySend(
  send: SendStep,
  step: WaitingStep,
): Promise<'sent' | 'refused' | 'unreachable'> {
  try {
    const { version } = await send(step)
    const left = all().filter(({ id }) => id !== step.id)
    write(left.map((one) => (one.visitId === step.visitId ? { ...one, version } : one)))
    return 'sent'
  } catch (error) {
    if (!(error instanceof Refused) || error.passing) return 'unreachable'
    const refused = wordsOf(error)
    write(all().map((one) => (one.id === step.id ? { ...one, refused } : one)))
    return 'refused'
  }
}
