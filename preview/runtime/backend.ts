import { CurrentWindowBackendContext } from 'glass-easel'
import { fireOn } from './fire'

/** The only browser events that components may hear by name; the touch layer makes the rest. */
const passed = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

type DomElement = Parameters<CurrentWindowBackendContext['setListenerStats']>[0]

/**
 * glass-easel's DOM backend without its event bridge: by default every bound name becomes a DOM
 * listener, so a native `input` or `change` inside a built-in would fire the component's event too.
 */
export class PhoneBackend extends CurrentWindowBackendContext {
  private readonly heard = new WeakMap<object, Set<string>>()

  constructor(builtinTags: ReadonlySet<string>) {
    super()
    const make = (tag: string) => document.createElement(builtinTags.has(tag) ? `wx-${tag}` : tag)
    this.document = {
      createElement: (tag) => make(tag) as unknown as DomElement,
      createTextNode: (text) => document.createTextNode(text) as unknown as DomElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as DomElement,
    }
  }

  /** Taps and touches come from the touch layer, so nothing is listened to here. */
  override onEvent(): void {}

  override setListenerStats(element: DomElement, type: string): void {
    // A virtual host has no element.
    if (!(element as DomElement | null)) return
    const names = this.heard.get(element) ?? new Set()
    this.heard.set(element, names)
    if (names.has(type)) return
    names.add(type)
    if (passed.has(type)) passOn(element, type)
  }

  /** Is the name bound on the node or around it? */
  hears(dom: Element, name: string): boolean {
    for (let at: Element | null = dom; at; at = at.parentElement) {
      if (this.heard.get(at)?.has(name)) return true
    }
    return false
  }

  override appendStyleSheetPath(): number {
    return 0
  }
}

/** WeChat's transition and animation events do not bubble. */
function passOn(element: DomElement, type: string) {
  element.addEventListener(type, (event: Event) => {
    const owner = element.__wxElement
    if (owner && event.target === (element as unknown)) fireOn(owner, type, timesOf(event), {})
  })
}

const timesOf = (event: Event) => ({
  elapsedTime: ((event as TransitionEvent).elapsedTime || 0) * 1000,
})
