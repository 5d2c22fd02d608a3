import type { Day } from '../../../shared/day'
import { type VisitEvent, type VisitKind, type VisitState } from '../../../shared/visits/kinds'
import type { VisitTrailStep, VisitView } from '../../../shared/visits/view'
import { sayInstant, sayState } from '../visit-card/words'

/** One step of the way from the request to the end. */
export interface ProgressStep {
  id: string
  name: string
  /** 今天 上午 10:05, when it is behind. */
  when: string
  /** `ended`: it stopped here, without the service. */
  place: 'behind' | 'now' | 'ahead' | 'ended'
}

interface Mark {
  event: VisitEvent
  name: string
}

const order: VisitState[][] = [
  ['held'],
  ['requested'],
  ['consulted', 'offered'],
  ['accepted'],
  ['set-off'],
  ['arrived'],
  ['started'],
  ['done', 'confirmed'],
]

const toTheDoor: Mark[] = [
  { event: 'confirm', name: '约好' },
  { event: 'accept', name: '接单' },
  { event: 'set-off', name: '出发' },
  { event: 'arrive', name: '到达' },
  { event: 'start', name: '开始做' },
  { event: 'finish', name: '做完' },
]
const [booked, ...afterwards] = toTheDoor as [Mark, ...Mark[]]
const marks: Record<VisitKind, Mark[]> = {
  'home-nursing': [booked, { event: 'consult', name: '医生首诊' }, ...afterwards],
  'doctor-visit': toTheDoor,
  'door-service': toTheDoor,
  clinic: toTheDoor.filter(({ event }) => event !== 'accept' && event !== 'set-off'),
}

/** The state a visit has reached at least when a step is behind it. */
const reaches: Partial<Record<VisitEvent, VisitState>> = {
  confirm: 'requested',
  consult: 'consulted',
  accept: 'accepted',
  'set-off': 'set-off',
  arrive: 'arrived',
  start: 'started',
  finish: 'done',
}

const rankOf = (state: VisitState | undefined): number =>
  order.findIndex((states) => state !== undefined && states.includes(state))

/** The last time an event happened; a visit that was handed back is taken a second time. */
const lastOf = (trail: VisitTrailStep[], event: VisitEvent): VisitTrailStep | undefined =>
  [...trail].reverse().find((step) => step.event === event)

/** The way of a visit: what is behind with its time, where it is now, what is to come. */
export function progressSteps(visit: VisitView, today: Day): ProgressStep[] {
  const { kind, state, trail } = visit
  const rank = rankOf(state)
  if (rank < 0) return endedSteps(visit, today)
  const steps = marks[kind].map(({ event, name }) => {
    const behind = rank >= rankOf(reaches[event])
    const at = behind ? lastOf(trail, event)?.act.at : undefined
    return { id: event, name, when: at ? sayInstant(at, today) : '', behind }
  })
  const now = steps.findIndex(({ behind }) => !behind)
  return steps.map(({ behind, ...step }, index) => ({
    ...step,
    place: behind ? 'behind' : index === now ? 'now' : 'ahead',
  }))
}

/** What was reached before it ended, and the end. */
function endedSteps({ kind, state, trail }: VisitView, today: Day): ProgressStep[] {
  const reached = marks[kind].flatMap(({ event, name }): ProgressStep[] => {
    const step = lastOf(trail, event)
    return step ? [{ id: event, name, when: sayInstant(step.act.at, today), place: 'behind' }] : []
  })
  const last = trail.at(-1)
  const when = last ? sayInstant(last.act.at, today) : ''
  return [...reached, { id: 'end', name: sayState(kind, state), when, place: 'ended' }]
}
