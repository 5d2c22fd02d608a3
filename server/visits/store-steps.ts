import type { Step, Visit, VisitChange } from './types'

/**
 * Steps that follow one another, as one change: what is set, the lines of the trail, and the instants at which states were
 * reached.
 */
export function updateOf(visit: Visit, steps: readonly Step[]) {
  const set = allSet(steps)
  const { trail, eventIds, reached } = linesOf(visit, steps)
  const instants = Object.entries(reached).map(([state, at]) => [`reached.${state}`, at] as const)
  const entries = Object.entries(set)
  const gone = entries.filter(([, value]) => value === undefined)
  const kept = entries.filter(([, value]) => value !== undefined)
  return {
    $set: { ...Object.fromEntries(kept), ...Object.fromEntries(instants) },
    $unset: Object.fromEntries(gone.map(([name]) => [name, 1 as const])),
    $push: {
      trail: { $each: trail },
      ...(eventIds.length > 0 ? { eventIds: { $each: eventIds } } : {}),
    },
    $inc: { version: steps.length },
  }
}

/** The visit as that change leaves it. */
export function afterSteps(visit: Visit, steps: readonly Step[]): Visit {
  const { trail, eventIds, reached } = linesOf(visit, steps)
  const whole = { ...visit, ...allSet(steps) }
  const known = Object.entries(whole).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(known) as unknown as Visit),
    reached: { ...visit.reached, ...reached },
    trail: [...visit.trail, ...trail],
    eventIds: [...visit.eventIds, ...eventIds],
    version: visit.version + steps.length,
  }
}

const allSet = (steps: readonly Step[]): VisitChange =>
  steps.reduce<VisitChange>((all, { set }) => ({ ...all, ...set }), {})

function linesOf(visit: Visit, steps: readonly Step[]) {
  const trail: Visit['trail'] = []
  const reached: Visit['reached'] = {}
  let { state } = visit
  for (const { set, event, act, relation, note } of steps) {
    if (set.state) reached[set.state] = act.at
    state = set.state ?? state
    trail.push({
      ...{ event, state, act },
      ...(relation ? { relation } : {}),
      ...(note ? { note } : {}),
    })
  }
  return { trail, reached, eventIds: steps.flatMap(({ eventId }) => eventId ?? []) }
}
