import type { VisitEvent, VisitKind, VisitState } from './kinds'

/**
 * Who takes a step. `resident`: the elder or a relative who may book for her. `staff`: whoever works with residents in
 * the organisation. `assigned`: who is to come. `office`: desk and manager. `doctor`: who may do a first consultation.
 */
export const visitActors = ['resident', 'staff', 'assigned', 'office', 'doctor', 'system'] as const
export type VisitActor = (typeof visitActors)[number]

/** What ending a visit costs; `by-hours`: free, and marked late within the hours of the fee rules. */
export type FeeRule = 'free' | 'by-hours' | 'call-out'

/** One cell of the table. `fee` stands where the event ends the visit before it was done. */
export interface Step {
  to: VisitState
  who: readonly VisitActor[]
  fee?: FeeRule
}

type Steps = Partial<Record<VisitEvent, Step>>
type Table = Partial<Record<VisitState, Steps>>

const asker = ['resident', 'staff'] as const
const comer = ['assigned'] as const
const office = ['office'] as const
const house = ['office', 'doctor'] as const

const held = (confirmed: VisitState): Steps => ({
  confirm: { to: confirmed, who: asker },
  cancel: { to: 'cancelled', who: asker, fee: 'free' },
  expire: { to: 'expired', who: ['system'] },
})

/** What may happen before anybody has set off. A new time or other people step back to `again`: they are asked anew. */
const waiting = (again: VisitState): Steps => ({
  move: { to: again, who: asker },
  reassign: { to: again, who: office },
  refuse: { to: 'refused', who: house, fee: 'free' },
  cancel: { to: 'cancelled', who: asker, fee: 'by-hours' },
})

const accept: Steps = { accept: { to: 'accepted', who: ['assigned', 'office'] } }
const decline = (to: VisitState): Steps => ({ decline: { to, who: comer } })

const served: Table = {
  started: {
    finish: { to: 'done', who: comer },
    abort: { to: 'aborted', who: ['assigned', 'office'], fee: 'free' },
  },
  done: { 'confirm-done': { to: 'confirmed', who: ['resident', 'system'] } },
}

/** From the door of the centre to the elder's word that it was done. */
const atTheDoor: Table = {
  'set-off': {
    arrive: { to: 'arrived', who: comer },
    cancel: { to: 'cancelled', who: asker, fee: 'call-out' },
    abort: { to: 'aborted', who: ['assigned', 'office'], fee: 'free' },
  },
  arrived: {
    start: { to: 'started', who: comer },
    'no-show': { to: 'no-show', who: comer, fee: 'call-out' },
    abort: { to: 'aborted', who: ['assigned', 'office'], fee: 'free' },
  },
  ...served,
}

/** By itself, too: at its time when nobody was consulted for, and after it when nobody had said to come. */
const refusedInTime: Steps = {
  refuse: { to: 'refused', who: [...house, 'system'], fee: 'free' },
}

const setOff: Steps = { 'set-off': { to: 'set-off', who: comer } }

/** 上门巡诊 and 公卫上门服务: whoever is to come takes it, without a first consultation. */
const plainDoor: Table = {
  held: held('requested'),
  requested: { ...accept, ...decline('requested'), ...waiting('requested'), ...refusedInTime },
  accepted: { ...setOff, ...decline('requested'), ...waiting('requested') },
  ...atTheDoor,
}

/** A condition that changed is looked at again; what was arranged stays. */
const again = (state: VisitState): Steps => ({ consult: { to: state, who: ['doctor'] } })

const homeNursing: Table = {
  held: held('requested'),
  requested: {
    consult: { to: 'consulted', who: ['doctor', 'system'] },
    ...waiting('requested'),
    ...refusedInTime,
  },
  consulted: {
    offer: { to: 'offered', who: house },
    ...again('consulted'),
    ...waiting('consulted'),
    ...refusedInTime,
  },
  offered: {
    ...{ ...accept, ...decline('consulted') },
    ...again('offered'),
    ...waiting('offered'),
    ...refusedInTime,
  },
  accepted: { ...setOff, ...decline('consulted'), ...again('accepted'), ...waiting('offered') },
  ...atTheDoor,
}

/** At the centre: nobody sets off, and who is at the desk is there. */
const clinic: Table = {
  held: held('accepted'),
  accepted: {
    arrive: { to: 'arrived', who: ['assigned', 'office'] },
    'no-show': { to: 'no-show', who: ['assigned', 'office'], fee: 'free' },
    ...waiting('accepted'),
  },
  arrived: {
    start: { to: 'started', who: comer },
    abort: { to: 'aborted', who: ['assigned', 'office'], fee: 'free' },
  },
  ...served,
}

const tables: Record<VisitKind, Table> = {
  'home-nursing': homeNursing,
  'doctor-visit': plainDoor,
  'door-service': plainDoor,
  clinic,
}

/** The step an event is to a visit of this kind that stands there; undefined: it cannot happen now. */
export const stepOf = (kind: VisitKind, state: VisitState, event: VisitEvent): Step | undefined =>
  tables[kind][state]?.[event]

/** What somebody who is all of these may do now, in the order of the table. */
export const mayDo = (
  kind: VisitKind,
  state: VisitState,
  as: readonly VisitActor[],
): VisitEvent[] =>
  Object.entries(tables[kind][state] ?? {}).flatMap(([event, { who }]) =>
    who.some((each) => as.includes(each)) ? [event as VisitEvent] : [],
  )

/** States after which nothing more happens. */
export const isOver = (kind: VisitKind, state: VisitState): boolean =>
  Object.keys(tables[kind][state] ?? {}).length === 0
