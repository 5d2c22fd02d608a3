import type {
  Element as EaselElement,
  GeneralComponent as EaselComponent,
  ShadowRoot,
} from 'glass-easel'

export type { EaselComponent, EaselElement }

/** The `this` of a page or component: the adapter keeps the glass-easel component under `_$`. */
export interface Caller {
  readonly _$: EaselComponent
  [member: string]: unknown
}

export const isCaller = (value: unknown): value is Caller =>
  typeof value === 'object' && value !== null && '_$' in value

/** The component tree's element a DOM node belongs to, itself or its nearest ancestor. */
export function elementAt(node: Node | null): EaselElement | undefined {
  for (let at = node; at; at = at.parentNode) {
    const owner = (at as { __wxElement?: EaselElement }).__wxElement
    if (owner) return owner
  }
  return undefined
}

/** Exactly the node's own element. */
export const elementOf = (node: Node): EaselElement | undefined =>
  (node as { __wxElement?: EaselElement }).__wxElement

/** The DOM element; virtual hosts have none. */
export const domOf = (element: EaselElement): HTMLElement | undefined =>
  (element.$$ as unknown as HTMLElement | null) ?? undefined

/** The tree a component's own wxml made. */
export const shadowOf = (component: EaselComponent): ShadowRoot | null => component.getShadowRoot()

/** Event targets arrive as callers (pages, components) or as elements. */
export const unwrap = (target: unknown): EaselElement =>
  isCaller(target) ? target._$ : (target as EaselElement)
