import { cancelFee, endFee, hoursBefore } from '../../../shared/visits/fees'
import { isOver, mayDo, stepOf, visitActors } from '../../../shared/visits/machine'
import { claimingStates, visitEvents, visitKinds, visitStates } from '../../../shared/visits/kinds'
import type { VisitKind } from '../../../shared/visits/kinds'

/** Written down a second time, as it is said: state, event, next state, who may, and what ending costs. */
const door = `
  requested  accept        accepted   assigned office
  requested  decline       requested  assigned
  requested  move          requested  resident staff
  requested  reassign      requested  office
  requested  refuse        refused    office doctor system  free
  requested  cancel        cancelled  resident staff   by-hours
  accepted   set-off       set-off    assigned
  accepted   decline       requested  assigned
  accepted   move          requested  resident staff
  accepted   reassign      requested  office
  accepted   refuse        refused    office doctor    free
  accepted   cancel        cancelled  resident staff   by-hours`
const onTheWay = `
  set-off    arrive        arrived    assigned
  set-off    cancel        cancelled  resident staff   call-out
  set-off    abort         aborted    assigned office  free
  arrived    start         started    assigned
  arrived    no-show       no-show    assigned         call-out
  arrived    abort         aborted    assigned office  free`
const served = `
  started    finish        done       assigned
  started    abort         aborted    assigned office  free
  done       confirm-done  confirmed  resident system`
const held = (to: string) => `
  held       confirm       ${to}      resident staff
  held       cancel        cancelled  resident staff   free
  held       expire        expired    system`

const said: Record<VisitKind, string> = {
  'doctor-visit': held('requested') + door + onTheWay + served,
  'door-service': held('requested') + door + onTheWay + served,
  'home-nursing': `${held('requested')}
  requested  consult       consulted  doctor system
  requested  move          requested  resident staff
  requested  reassign      requested  office
  requested  refuse        refused    office doctor system  free
  requested  cancel        cancelled  resident staff   by-hours
  consulted  offer         offered    office doctor
  consulted  consult       consulted  doctor
  consulted  move          consulted  resident staff
  consulted  reassign      consulted  office
  consulted  refuse        refused    office doctor system  free
  consulted  cancel        cancelled  resident staff   by-hours
  offered    accept        accepted   assigned office
  offered    decline       consulted  assigned
  offered    consult       offered    doctor
  offered    move          offered    resident staff
  offered    reassign      offered    office
  offered    refuse        refused    office doctor system  free
  offered    cancel        cancelled  resident staff   by-hours
  accepted   set-off       set-off    assigned
  accepted   decline       consulted  assigned
  accepted   consult       accepted   doctor
  accepted   move          offered    resident staff
  accepted   reassign      offered    office
  accepted   refuse        refused    office doctor    free
  accepted   cancel        cancelled  resident staff   by-hours
  ${onTheWay}${served}`,
  clinic: `${held('accepted')}
  accepted   arrive        arrived    assigned office
  accepted   no-show       no-show    assigned office  free
  accepted   move          accepted   resident staff
  accepted   reassign      accepted   office
  accepted   refuse        refused    office doctor    free
  accepted   cancel        cancelled  resident staff   by-hours
  arrived    start         started    assigned
  arrived    abort         aborted    assigned office  free
  ${served}`,
}

const rules = ['free', 'by-hours', 'call-out']

/** `accepted cancel` → `cancelled resident staff by-hours`, the words in a fixed order. */
const rowsOf = (kind: VisitKind) =>
  new Map(
    said[kind]
      .split('\n')
      .map((row) => row.trim().split(/\s+/))
      .filter(([state]) => state)
      .map(([state = '', event = '', to = '', ...rest]) => {
        const fee = rest.find((word) => rules.includes(word))
        const who = rest.filter((word) => !rules.includes(word))
        return [`${state} ${event}`, { to, who, ...(fee ? { fee } : {}) }]
      }),
  )

const everywhere = visitKinds.flatMap((kind) =>
  visitStates.flatMap((state) => visitEvents.map((event) => ({ kind, state, event }))),
)

describe('the machine of a visit', () => {
  it.each(everywhere)('$kind, $state: $event', ({ kind, state, event }) => {
    const step = stepOf(kind, state, event)
    expect(step && { ...step, who: [...step.who] }).toEqual(rowsOf(kind).get(`${state} ${event}`))
  })

  it.each(visitKinds)('of %s is told by no more than the rows above', (kind) => {
    const cells = everywhere.filter((cell) => cell.kind === kind)
    const steps = cells.filter(({ state, event }) => stepOf(kind, state, event))
    expect(steps).toHaveLength(rowsOf(kind).size)
  })

  it.each(visitKinds)('of %s says to whom what is open', (kind) => {
    for (const state of visitStates) {
      for (const who of visitActors) {
        const open = visitEvents.filter((event) => stepOf(kind, state, event)?.who.includes(who))
        expect(mayDo(kind, state, [who]).toSorted()).toEqual(open.toSorted())
      }
    }
    expect(mayDo(kind, 'done', [])).toEqual([])
    expect(mayDo(kind, 'done', ['resident', 'system'])).toEqual(['confirm-done'])
  })

  it.each(visitKinds)('of %s runs forward: after the way no step leads back before it', (kind) => {
    const later = ['set-off', 'arrived', 'started', 'done', 'confirmed']
    for (const { state, event } of everywhere.filter((cell) => cell.kind === kind)) {
      const to = stepOf(kind, state, event)?.to
      if (!to || !later.includes(state) || !later.includes(to)) continue
      expect([state, to, later.indexOf(to) > later.indexOf(state)]).toEqual([state, to, true])
    }
  })

  it.each(visitKinds)('of %s is over where its time is free again, and when confirmed', (kind) => {
    const ends = visitStates.filter(
      (state) => state === 'confirmed' || !(claimingStates as readonly string[]).includes(state),
    )
    for (const state of ends) expect([state, isOver(kind, state)]).toEqual([state, true])
    expect(isOver(kind, 'accepted')).toBe(false)
    expect(isOver(kind, 'done')).toBe(false)
  })
})

describe('what a cancel costs', () => {
  const free = { kept: 'nothing', late: false }
  const late = { kept: 'nothing', late: true }
  const callOut = { kept: 'call-out', late: true }
  const waiting = ['requested', 'consulted', 'offered', 'accepted']

  /** The rule once more, by kind and state. */
  function expected(kind: VisitKind, state: string, hours: number) {
    if (state === 'held') return free
    const waits = rowsOf(kind).has(`${state} cancel`) && waiting.includes(state)
    if (waits) return hours >= 4 ? free : late
    return state === 'set-off' && kind !== 'clinic' ? callOut : undefined
  }

  it.each(visitKinds)('%s, in every state, on both sides of four hours', (kind) => {
    for (const state of visitStates) {
      for (const hours of [100, 4, 3.99, 0, -1])
        expect([state, hours, cancelFee(kind, state, hours)]).toEqual([
          state,
          hours,
          expected(kind, state, hours),
        ])
    }
  })

  it('is nothing after arrival, because it cannot be cancelled', () => {
    for (const kind of visitKinds)
      for (const state of ['arrived', 'started', 'done', 'confirmed'] as const)
        expect(cancelFee(kind, state, 0)).toBeUndefined()
  })

  it('keeps the call-out fee when nobody opens the door at home, not at the centre', () => {
    const costs = visitKinds.map((kind) => {
      const state = kind === 'clinic' ? 'accepted' : 'arrived'
      return endFee(stepOf(kind, state, 'no-show')?.fee ?? 'by-hours', 0).kept
    })
    expect(costs).toEqual(['call-out', 'call-out', 'call-out', 'nothing'])
  })

  it('is measured to the minute', () => {
    const start = new Date('2026-03-04T14:00:00+08:00')
    expect(hoursBefore(start, new Date('2026-03-04T10:00:00+08:00'))).toBe(4)
    expect(hoursBefore(start, new Date('2026-03-04T10:01:00+08:00'))).toBeLessThan(4)
    expect(hoursBefore(start, new Date('2026-03-04T15:00:00+08:00'))).toBe(-1)
  })
})
