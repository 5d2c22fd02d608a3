/**
 * The seams of the host: what a built-in component, the wx object and the shell may ask of the
 * runtime, and what the runtime asks of them. The runtime imports none of the three; the phone
 * entry of the shell hands them over to `bootPhone`.
 */
import type { AppBundle } from './app-bundle'
import type { Host } from './contract-host'

export type * from './app-bundle'
export type * from './contract-host'

// ---------------------------------------------------------------- built-in components

type Listener = (event: HostEvent) => void

/** Default values of properties; the type of the value is the type of the property, null = any. */
export type BuiltinProps = Record<string, string | number | boolean | null | object>

/** Widens literal defaults (`''` → string) so that `node.props.src` can be compared and set. */
type PropValues<P extends BuiltinProps> = {
  [K in keyof P]: P[K] extends string
    ? string
    : P[K] extends number
      ? number
      : P[K] extends boolean
        ? boolean
        : P[K] extends null
          ? unknown
          : P[K]
}

/** One element of a built-in tag on a page. */
export interface BuiltinNode<P extends BuiltinProps = BuiltinProps> {
  readonly tag: string
  /** The `wx-<tag>` element: class, style, id and data-* of the page's wxml are already on it. */
  readonly el: HTMLElement
  /** Where the children are: the innermost element of `slotIn`, or `el` itself. */
  readonly inner: HTMLElement
  readonly props: Readonly<PropValues<P>>
  readonly id: string
  /** Sets own properties; a two-way binding (`model:value`) hears of it. */
  set(values: Partial<PropValues<P>>): void
  /** Fires a component event (`bind:change`); returns what the last listener returned. */
  emit(name: string, detail?: unknown, options?: EmitOptions): unknown
  /** Listens to host events (tap, touchstart, ...) that reach this node. */
  on(name: string, listener: Listener): void
  /** Adds or removes classes named in the page's own wxml (hover-class and the like). */
  toggleClass(names: string, on: boolean): void
  /** Nearest built-in of that tag around this one, through component borders. */
  closest(tag: string): BuiltinNode | undefined
  /** Built-ins of that tag inside, in document order, through component borders. */
  within(tag: string): BuiltinNode[]
  /** The built-in with that id in the same wxml file (label for=...). */
  sibling(id: string): BuiltinNode | undefined
  /** Named fields inside (built-in and `wx://form-field` components): for a form. */
  fields(): FormField[]
  /** What the built-in's `create` returned. */
  handle: BuiltinHandle
  readonly host: Host
}

export interface EmitOptions {
  bubbles?: boolean
  composed?: boolean
  capturePhase?: boolean
}

export interface FormField {
  readonly name: string
  value(): unknown
  reset(): void
}

/** What a built-in offers to the host and to its neighbours; every part is optional. */
export interface BuiltinHandle {
  /** A property was set from outside or by `set`; also called once per given property at creation. */
  changed?(name: string, value: unknown): void
  attached?(): void
  /** After the first layout of the page it is on. */
  ready?(): void
  detached?(): void
  /** Children of this node came, went or moved. */
  childrenChanged?(): void
  /** What a label does to its control. */
  activate?(): void
  /** Takes part in a form when it has a name. */
  field?: { value(): unknown; reset(): void }
  /** What scrolls, for scroll offsets and scrollIntoView; `el` when left out. */
  scroller?: HTMLElement
  /** `fields({ node: true })` and `context()` of a selector query. */
  node?: unknown
  context?: unknown
  /** Anything the tags of one family tell each other. */
  [more: string]: unknown
}

export interface BuiltinDefinition<P extends BuiltinProps = BuiltinProps> {
  readonly tag: string
  readonly props?: P
  /**
   * Classes of nested <div>s around the children, outermost first. `['wx-scroll']` makes
   * `<wx-scroll-view><div class="wx-scroll">children</div></wx-scroll-view>`.
   */
  readonly slotIn?: readonly string[]
  /** ARIA role when the page names none. */
  readonly role?: string
  create(node: BuiltinNode<P>): BuiltinHandle
}

/** Keeps the literal types of a definition; `export const view = defineBuiltin({ tag: 'view', ... })`. */
export function defineBuiltin<P extends BuiltinProps>(
  definition: BuiltinDefinition<P>,
): BuiltinDefinition {
  return definition
}

/** The event object a handler in a page receives. */
export interface HostEvent {
  type: string
  timeStamp: number
  detail: unknown
  target: EventNode
  currentTarget: EventNode
  mark: Record<string, unknown>
  touches?: TouchPoint[]
  changedTouches?: TouchPoint[]
}

export interface EventNode {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/** CSS pixels; page* from the page's top, client* from the frame's top; x and y on a canvas only, from its corner. */
export interface TouchPoint {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  x?: number
  y?: number
}

// ---------------------------------------------------------------- the entry

/** Host of the whole wx object. The loader puts it into every module as `wx`. */
export type WxFactory = (host: Host) => Record<string, unknown>

export interface PhoneOptions {
  /**
   * Persona of the phone ('' = nobody signed in by the preview): `wx.login` answers `demo:<as>`. `new:<text>` is a
   * WeChat account nobody knows yet: `demo-new:<text>`.
   */
  as: string
  /** First page with query, e.g. `pages/home/index?tab=1`; '' = the package's entry page. */
  page: string
  /** Full-width mode for office pages on a PC. */
  wide: boolean
  /** WeChat text size step to start with. */
  fontScale: number
  /** Prefix of served package files: `/preview-assets/`. */
  assetBase: string
}

export interface BootOptions extends Partial<PhoneOptions> {
  /** Becomes the phone's screen; everything is drawn inside. */
  root: HTMLElement
  app: AppBundle
  builtins: readonly BuiltinDefinition[]
  createWx: WxFactory
  /** Plugins by the name a package declares them under; throws for one the preview does not stand in for. */
  requirePlugin: (name: string) => unknown
}
