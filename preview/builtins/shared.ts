/** What several built-in components share: hover, keys, classes of inner parts, units. */
import type { BuiltinHandle, BuiltinNode, BuiltinProps, HostEvent } from '../runtime/contract'

export const hoverProps = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
}

type Hovering = BuiltinNode<typeof hoverProps>

/** The touch whose hover an inner element kept for itself (`hover-stop-propagation`). */
let keptTouch = -1

/** Puts the hover class on while a finger is down, with WeChat's two delays. */
export function hover(node: Hovering, mayHover: () => boolean = () => true): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (on: boolean, delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => node.toggleClass(node.props.hoverClass, on), delay)
  }
  const hovers = (): boolean => {
    const name = node.props.hoverClass
    return name !== '' && name !== 'none' && mayHover()
  }
  node.on('touchstart', (event) => {
    if (!hovers() || event.timeStamp === keptTouch) return
    if (node.props.hoverStopPropagation) keptTouch = event.timeStamp
    show(true, node.props.hoverStartTime)
  })
  const end = (): void => {
    if (hovers()) show(false, node.props.hoverStayTime)
  }
  node.on('touchend', end)
  node.on('touchcancel', end)
}

/** Runs the reaction of a property when it changes; properties without one are simply read when needed. */
export function reactions<P extends BuiltinProps>(
  table: Partial<Record<keyof P & string, () => void>>,
): Pick<BuiltinHandle, 'changed'> {
  return { changed: (name) => table[name]?.() }
}

/** Lets the keyboard press what a finger can tap: the touch layer makes a tap of the click. */
export function pressable(node: BuiltinNode, mayPress: () => boolean): void {
  node.el.tabIndex = 0
  node.el.addEventListener('keydown', (event) => {
    if ((event.key !== 'Enter' && event.key !== ' ') || event.target !== node.el) return
    event.preventDefault()
    if (mayPress()) node.el.click()
  })
}

/** The tap a label gives its control, as if a finger had come down in the middle of it. */
export function tapAtCentre(node: BuiltinNode): void {
  const box = node.el.getBoundingClientRect()
  const frame = node.host.frame.getBoundingClientRect()
  const x = box.left - frame.left + box.width / 2
  const y = box.top - frame.top + box.height / 2
  node.emit('tap', { x, y }, { bubbles: true, composed: true })
}

const lastTap = new WeakMap<HTMLElement, number>()

/** Answers a tap on a control, and remembers it so that a label around it does not press a second time. */
export function onOwnTap(node: BuiltinNode, answer: () => void): void {
  node.on('tap', (event) => {
    lastTap.set(node.el, event.timeStamp)
    answer()
  })
}

/** Whether the control itself was the one tapped by this event. */
export function tookTap(control: BuiltinNode, event: HostEvent): boolean {
  return lastTap.get(control.el) === event.timeStamp
}

/**
 * The class names a name of the page's own sheet has in the document, for parts the page cannot see
 * (`placeholder-class`): the sheet is scoped, so the name is put on the host for a moment and read back.
 */
export function scopedNames(node: BuiltinNode, names: string): string[] {
  if (!names.trim()) return []
  const before = new Set(node.el.classList)
  node.toggleClass(names, true)
  const added = [...node.el.classList].filter((name) => !before.has(name))
  node.toggleClass(names, false)
  return added
}

/** Writes a state both for the style sheet and for screen readers. */
export function mark(node: BuiltinNode, name: 'checked' | 'disabled', on: boolean): void {
  node.el.toggleAttribute(name, on)
  node.el.setAttribute(`aria-${name}`, String(on))
}

/** Calls what another tag of the same family offers in its handle. */
export function callHandle(node: BuiltinNode | undefined, verb: string, ...given: unknown[]): void {
  const run = node?.handle[verb] as ((...given: unknown[]) => unknown) | undefined
  run?.(...given)
}

/** Keeps a number between two others. */
export function within(low: number, value: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
