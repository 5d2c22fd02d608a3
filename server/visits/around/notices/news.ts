import type { VisitState } from '../../../../shared/visits/kinds'
import type { Visit } from '../../types'
import { calmAt } from '../instants'
import {
  comingUntil,
  freshUntil,
  lastAct,
  offUntil,
  reachedAt,
  serviceOf,
  unservedFor,
  whenOf,
} from './said'
import type { Said } from './said'

/** What a family is told of: the visit, and who comes in words. */
interface Told {
  visit: Visit
  /** 王芳、李静; empty while nobody is named. */
  who: string
}

type Teller = (told: Told) => Said

/** What happened last, as the state says it; what was said before and has not gone out yet is no news any more. */
const byState: Partial<Record<VisitState, Teller>> = {
  requested: asked,
  consulted: asked,
  offered: asked,
  accepted,
  'set-off': ({ visit, who }) => {
    const at = reachedAt(visit)
    return {
      kind: 'visit.set-off',
      at,
      text: `${who}已经出发，来做${serviceOf(visit)}`,
      ...coming(visit, at),
    }
  },
  done: ({ visit }) => {
    const at = reachedAt(visit)
    const text = `${serviceOf(visit)}已经做完，请看一看，确认一下`
    return { kind: 'visit.done', at, text, until: freshUntil(at) }
  },
  refused,
  cancelled: ({ visit }) => over(visit, 'visit.cancelled', '已取消', lastAct(visit, 'cancel')),
  'no-show': ({ visit }) => over(visit, 'visit.broken-off', '没有做成'),
  aborted: ({ visit }) => over(visit, 'visit.broken-off', '没有做完'),
}

/** What the elder and her family are told of a visit as it stands; who did it need not be told. */
export function newsOf(told: Told): Said[] {
  const { visit } = told
  // A time that was only kept for a moment was never told of, nor is it that it was given back.
  const teller = wasAsked(visit) ? byState[visit.state] : undefined
  return [...offered(visit), ...(teller ? [teller(told)] : []), ...changed(told)]
}

const wasAsked = ({ reached }: Visit): boolean =>
  (reached.requested ?? reached.accepted) !== undefined

function refused({ visit }: Told): Said {
  const words = unservedFor(visit) === 'not-answered' ? '没有安排到人' : '没有受理'
  return over(visit, 'visit.refused', words, lastAct(visit, 'refuse'))
}

function asked({ visit }: Told): Said {
  const at = new Date(visit.asked.at)
  const text = `${whenOf(visit)} ${serviceOf(visit)}，已提交，请等安排`
  return { kind: 'visit.asked', at, text, except: visit.asked.byId, ...coming(visit, at) }
}

function accepted({ visit, who }: Told): Said {
  const at = reachedAt(visit)
  const text = visit.home
    ? `${whenOf(visit)} ${who}上门，${serviceOf(visit)}`
    : `${whenOf(visit)} ${serviceOf(visit)}，已约好`
  const except = visit.home ? {} : { except: visit.asked.byId }
  return { kind: 'visit.accepted', at, text, ...except, ...coming(visit, at) }
}

/** A freed time for somebody who waited. */
function offered(visit: Visit): Said[] {
  const { state, waitingId, heldUntil } = visit
  if (state !== 'held' || !waitingId || !heldUntil) return []
  const at = new Date(visit.reached.held ?? visit.asked.at)
  const text = `${whenOf(visit)} ${serviceOf(visit)}有空位了，请在 30 分钟内确认`
  return [{ kind: 'visit.offered', at, text, until: new Date(heldUntil) }]
}

const beforeTheWay: readonly VisitState[] = ['requested', 'consulted', 'offered', 'accepted']

/** Another time, or somebody else. */
function changed({ visit, who }: Told): Said[] {
  if (!beforeTheWay.includes(visit.state)) return []
  const moved = lastAct(visit, 'move')
  const reassigned = lastAct(visit, 'reassign')
  const said: Said[] = []
  if (moved) {
    const at = calmAt(new Date(moved.at), visit)
    const text = `${serviceOf(visit)}改到${whenOf(visit)}`
    said.push({ kind: 'visit.moved', at, text, except: moved.byId, ...coming(visit, at) })
  }
  if (reassigned) {
    const at = calmAt(new Date(reassigned.at), visit)
    const text = `${whenOf(visit)} ${serviceOf(visit)}，改由${who}上门`
    said.push({ kind: 'visit.reassigned', at, text, ...coming(visit, at) })
  }
  return said
}

function over(
  visit: Visit,
  kind: 'visit.refused' | 'visit.cancelled' | 'visit.broken-off',
  words: string,
  act?: { at: string; byId: string },
): Said {
  const at = calmAt(reachedAt(visit), visit)
  // The reason may be what a doctor found: it is read behind the tap.
  const why = visit.reason ? '，点开看原因' : ''
  const text = `${whenOf(visit)} ${serviceOf(visit)}${words}${why}`
  return { kind, at, text, ...(act ? { except: act.byId } : {}), until: offUntil(visit, at) }
}

const coming = (visit: Visit, at: Date) => ({ until: comingUntil(at, visit) })
