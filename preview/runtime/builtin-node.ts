import type {
  BuiltinDefinition,
  BuiltinNode,
  EmitOptions,
  FormField,
  Host,
  HostEvent,
} from './contract'
import { domOf, elementOf, type EaselComponent, type EaselElement } from './easel'
import { textOf } from '../kit/text'
import { hostEvent } from './events'
import { fireOn } from './fire'
import { formFieldOf } from './standard-behaviors'
import { TEMPORARY_SEGMENT } from './wxs-instance'

const nodes = new WeakMap<EaselElement, BuiltinNode>()

/** The built-in an element is, if it is one. */
export const builtinOf = (element: EaselElement | null | undefined): BuiltinNode | undefined =>
  element ? nodes.get(element) : undefined

const builtinAt = (dom: Node): BuiltinNode | undefined => builtinOf(elementOf(dom))

/**
 * Makes the node of a freshly created component and lets the built-in set itself up. What a page draws after it was
 * left gets no element: WeChat lets such a `setData` pass without a word, and there is nothing to set up.
 */
export function makeBuiltin(component: EaselComponent, definition: BuiltinDefinition, host: Host) {
  const el = domOf(component)
  if (!el) return
  const node = builtinNode({ component, definition, host, el })
  nodes.set(component, node)
  if (definition.role !== undefined) el.setAttribute('role', definition.role)
  node.handle = definition.create(node)
}

interface Parts {
  component: EaselComponent
  definition: BuiltinDefinition
  host: Host
  el: HTMLElement
}

function builtinNode({ component, definition, host, el }: Parts): BuiltinNode {
  return {
    tag: definition.tag,
    el,
    host,
    handle: {},
    get inner() {
      return innermost(el, definition.slotIn?.length ?? 0)
    },
    get props() {
      return component.data as BuiltinNode['props']
    },
    get id() {
      return component.id
    },
    set: (values) => component.setData(values),
    emit: (name, detail = {}, options: EmitOptions = {}) =>
      fireOn(component, name, detail, options).returned,
    on: (name, listener) => listen(component, name, listener),
    toggleClass: (names, on) => toggleClass(component, names, on),
    closest: (tag) => closest(el, tag),
    within: (tag) => within(el, tag),
    sibling: (id) => sibling(component, id),
    fields: () => fieldsIn(el),
  }
}

function innermost(el: HTMLElement, depth: number): HTMLElement {
  const child = depth > 0 ? el.querySelector<HTMLElement>(':scope > [data-slot]') : null
  return child ? innermost(child, depth - 1) : el
}

function listen(component: EaselComponent, name: string, listener: (event: HostEvent) => void) {
  component.addListener(name, (event) => listener(hostEvent(event)))
}

function toggleClass(component: EaselComponent, names: string, on: boolean) {
  for (const name of names.split(/\s+/).filter(Boolean)) {
    component.classList?.toggle(name, on, TEMPORARY_SEGMENT)
  }
}

function closest(el: HTMLElement, tag: string): BuiltinNode | undefined {
  const found = el.parentElement?.closest(`wx-${tag}`)
  return found ? builtinAt(found) : undefined
}

const within = (el: HTMLElement, tag: string): BuiltinNode[] =>
  [...el.querySelectorAll(`wx-${tag}`)].map(builtinAt).filter((node) => node !== undefined)

function sibling(component: EaselComponent, id: string): BuiltinNode | undefined {
  const found = component.ownerShadowRoot?.querySelector(`#${CSS.escape(id)}`)
  return builtinOf(found)
}

function fieldsIn(el: HTMLElement): FormField[] {
  return [...el.querySelectorAll('*')]
    .map((dom) => elementOf(dom))
    .filter((element) => element !== undefined)
    .map((element) => fieldOf(element))
    .filter((field) => field !== undefined && field.name !== '') as FormField[]
}

function fieldOf(element: EaselElement): FormField | undefined {
  const node = builtinOf(element)
  if (!node) return formFieldOf(element)
  const { field } = node.handle
  return field && { name: textOf(node.props.name), ...field }
}

/** Watches children for built-ins that lay them out (swiper, picker-view, groups). */
export function watchChildren(node: BuiltinNode): () => void {
  const { handle } = node
  if (!handle.childrenChanged) return () => undefined
  const observer = new MutationObserver(() => handle.childrenChanged?.())
  observer.observe(node.inner, { childList: true })
  return () => observer.disconnect()
}
