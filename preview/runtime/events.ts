import type { EventNode, HostEvent, TouchPoint } from './contract'
import { domOf, unwrap, type EaselElement } from './easel'

/** What glass-easel hands to a listener. */
export interface RawEvent {
  type: string
  timeStamp: number
  detail: unknown
  target: unknown
  currentTarget: unknown
  mark: Record<string, unknown> | null
  touches?: TouchPoint[]
  changedTouches?: TouchPoint[]
}

/** WeChat's plain event object: pages may keep, copy and setData it. */
export function hostEvent(raw: RawEvent): HostEvent {
  const event: HostEvent = {
    type: raw.type,
    timeStamp: raw.timeStamp,
    detail: raw.detail ?? {},
    target: eventNode(unwrap(raw.target)),
    currentTarget: eventNode(unwrap(raw.currentTarget)),
    mark: raw.mark ?? {},
  }
  if (raw.touches) event.touches = raw.touches
  if (raw.changedTouches) event.changedTouches = raw.changedTouches
  return event
}

function eventNode(element: EaselElement): EventNode {
  const dom = domOf(element)
  return {
    id: element.id,
    dataset: { ...element.dataset },
    offsetLeft: dom?.offsetLeft ?? 0,
    offsetTop: dom?.offsetTop ?? 0,
  }
}
