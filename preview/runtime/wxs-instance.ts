import { domOf, isCaller, type EaselComponent, type EaselElement } from './easel'
import { webUnits } from '../kit/units'

/** Segments of a style or class list that an update of the page's data leaves alone. */
const ANIMATION_SEGMENT = 2
export const TEMPORARY_SEGMENT = 3

/** What wxs handlers call ComponentDescriptor. */
export interface WxsInstance {
  selectComponent(selector: string): WxsInstance | null
  selectAllComponents(selector: string): WxsInstance[]
  setStyle(style: string | Record<string, unknown>): WxsInstance
  addClass(name: string): WxsInstance
  removeClass(name: string): WxsInstance
  hasClass(name: string): boolean
  getDataset(): Record<string, unknown>
  getState(): Record<string, unknown>
  callMethod(name: string, argument?: unknown): void
  triggerEvent(name: string, detail?: unknown, options?: object): void
  getBoundingClientRect(): { left: number; top: number; width: number; height: number }
  requestAnimationFrame(callback: () => void): void
  setTimeout(callback: () => void, milliseconds: number): number
  clearTimeout(timer: number): void
}

const states = new WeakMap<EaselElement, Record<string, unknown>>()

/** `owner` is the component whose wxml the handler stands in. */
export function wxsInstance(element: EaselElement, owner: EaselComponent): WxsInstance {
  const within = element.asGeneralComponent()?.getShadowRoot() ?? null
  const wrap = (found: EaselElement) => wxsInstance(found, owner)
  const self: WxsInstance = {
    selectComponent: (selector) => {
      const found = within?.querySelector(selector)
      return found ? wrap(found) : null
    },
    selectAllComponents: (selector) => (within?.querySelectorAll(selector) ?? []).map(wrap),
    setStyle: (style) => {
      element.setNodeStyle(webUnits(styleText(style)), ANIMATION_SEGMENT)
      return self
    },
    addClass: (name) => {
      element.classList?.toggle(name, true, TEMPORARY_SEGMENT)
      return self
    },
    removeClass: (name) => {
      element.classList?.toggle(name, false, TEMPORARY_SEGMENT)
      return self
    },
    hasClass: (name) => element.classList?.contains(name) ?? false,
    getDataset: () => ({ ...element.dataset }),
    getState: () => stateOf(element),
    callMethod: (name, argument) => callMethod(owner, name, argument),
    triggerEvent: (name, detail, options) => element.triggerEvent(name, detail, options ?? {}),
    getBoundingClientRect: () => {
      const box = domOf(element)?.getBoundingClientRect() ?? new DOMRect()
      return { left: box.left, top: box.top, width: box.width, height: box.height }
    },
    requestAnimationFrame: (callback) => void requestAnimationFrame(callback),
    setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
  }
  return self
}

function stateOf(element: EaselElement): Record<string, unknown> {
  const state = states.get(element) ?? {}
  states.set(element, state)
  return state
}

function callMethod(owner: EaselComponent, name: string, argument: unknown) {
  const caller: unknown = owner.getMethodCaller()
  const method = isCaller(caller) ? caller[name] : undefined
  if (typeof method !== 'function') throw new Error(`wxs callMethod: ${owner.is} has no "${name}"`)
  method.call(caller, argument)
}

function styleText(style: string | Record<string, unknown>): string {
  if (typeof style === 'string') return style
  return Object.entries(style)
    .map(
      ([name, value]) => `${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${String(value)}`,
    )
    .join(';')
}
