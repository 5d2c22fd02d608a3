import { Event as EaselEvent, type Element as EaselElement } from 'glass-easel'
import type { EmitOptions } from './contract'

export interface FireOptions extends EmitOptions {
  /** Fields beside `detail`: touches, changedTouches. */
  extraFields?: Record<string, unknown>
}

/** What became of a fired event. */
export interface Fired {
  /** What the last listener returned. */
  returned: unknown
  /** A `catch` binding stopped it. */
  caught: boolean
}

/** Sends an event through the component tree from the element. */
export function fireOn(
  element: EaselElement,
  name: string,
  detail: unknown,
  options: FireOptions,
): Fired {
  const fired: Fired = { returned: undefined, caught: false }
  const event = new EaselEvent(name, detail, {
    ...options,
    handleListenerReturn: (value) => {
      if (value !== undefined) fired.returned = value
    },
  })
  EaselEvent.dispatchEvent(element, event)
  fired.caught = event.propagationStopped()
  return fired
}
