import { Component, ShadowRoot } from 'glass-easel'
import type { EaselComponent, EaselElement } from './easel'

/**
 * glass-easel never fires `ready`: components that wait for it (vant's `mounted`) would stay half
 * set up. Attached components are queued here and told after the tree they came with is complete,
 * children before parents.
 */
export interface ReadyQueue {
  add(component: EaselComponent): void
  /** Tells everything queued; called after a page is attached, and by itself in a microtask. */
  flush(): void
}

export function createReadyQueue(): ReadyQueue {
  let waiting: EaselComponent[] = []
  let scheduled = false

  function flush() {
    scheduled = false
    const now = waiting.map((component) => ({ component, depth: depthOf(component) }))
    waiting = []
    now.sort((a, b) => b.depth - a.depth)
    for (const { component } of now) {
      if (Component.isAttached(component)) component.triggerLifetime('ready', [])
    }
  }
  function add(component: EaselComponent) {
    waiting.push(component)
    if (scheduled) return
    scheduled = true
    queueMicrotask(flush)
  }
  return { add, flush }
}

function depthOf(component: EaselComponent): number {
  let depth = 0
  for (let at: EaselElement | null = component; at; at = parentOf(at)) depth += 1
  return depth
}

function parentOf(element: EaselElement): EaselElement | null {
  return ShadowRoot.isShadowRoot(element) ? element.getHostNode() : element.parentNode
}
