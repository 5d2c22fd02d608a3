import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { Refresher, refresherProps } from './refresher'

const scrollProps = {
  ...refresherProps,
  scrollX: false,
  scrollY: false,
  upperThreshold: 50,
  lowerThreshold: 50,
  scrollTop: 0,
  scrollLeft: 0,
  scrollIntoView: '',
  scrollIntoViewOffset: 0,
  scrollWithAnimation: false,
  enableBackToTop: false,
  enableFlex: false,
  enablePassive: false,
  scrollAnchoring: false,
  enhanced: false,
  bounces: true,
  showScrollbar: true,
  pagingEnabled: false,
  fastDeceleration: false,
  type: 'list',
}

type ScrollNode = BuiltinNode<typeof scrollProps>

export const scrollView = defineBuiltin({
  tag: 'scroll-view',
  props: scrollProps,
  slotIn: ['scroll-port', 'scroll-content'],
  create(node) {
    const port = node.inner.parentElement ?? node.el
    const refresher = new Refresher(node, port)
    port.addEventListener('scroll', scrolling(node, port), { passive: true })
    return {
      scroller: port,
      node: scrollContext(node, port),
      changed: (name) => {
        if (name in refresherProps) refresher.changed(name)
        else changed(node, port, name)
      },
      ready: () => {
        for (const name of ['scrollTop', 'scrollLeft', 'scrollIntoView']) changed(node, port, name)
      },
    }
  },
})

/** Properties the style sheet asks about, by their attribute. */
const flags: Record<string, string> = {
  scrollX: 'scroll-x',
  scrollY: 'scroll-y',
  enableFlex: 'enable-flex',
  showScrollbar: 'show-scrollbar',
  pagingEnabled: 'paging-enabled',
}

function changed(node: ScrollNode, port: HTMLElement, name: string): void {
  const { props } = node
  const smooth = props.scrollWithAnimation
  const flag = flags[name]
  if (flag) node.el.setAttribute(flag, String(props[name as keyof typeof props]))
  if (name === 'scrollTop' && props.scrollY) scroll(port, { top: props.scrollTop }, smooth)
  if (name === 'scrollLeft' && props.scrollX) scroll(port, { left: props.scrollLeft }, smooth)
  if (name === 'scrollIntoView' && props.scrollIntoView) intoView(node, port)
}

/** Scrolls at once by setting the offsets, which also works where nothing is laid out. */
function scroll(port: HTMLElement, goal: { top?: number; left?: number }, smooth: boolean): void {
  if (smooth) return port.scrollTo({ ...goal, behavior: 'smooth' })
  port.scrollTop = goal.top ?? port.scrollTop
  port.scrollLeft = goal.left ?? port.scrollLeft
}

/** Brings the child with that id to the start of the view, as WeChat does (never further than needed elsewhere). */
function intoView(node: ScrollNode, port: HTMLElement): void {
  const target = byId(node, node.props.scrollIntoView)
  if (!target) return
  const from = port.getBoundingClientRect()
  const to = target.getBoundingClientRect()
  const offset = node.props.scrollIntoViewOffset
  const goal = {
    ...(node.props.scrollY ? { top: port.scrollTop + to.top - from.top + offset } : {}),
    ...(node.props.scrollX ? { left: port.scrollLeft + to.left - from.left + offset } : {}),
  }
  scroll(port, goal, node.props.scrollWithAnimation)
}

/** The built-in with that id in the wxml the scroll-view stands in; custom components are not found. */
function byId(node: ScrollNode, id: string): HTMLElement | undefined {
  return node.sibling(id)?.el
}

/** Tells `scroll`, and once on each arrival within a threshold `scrolltoupper` or `scrolltolower`. */
function scrolling(node: ScrollNode, port: HTMLElement): () => void {
  let top = 0
  let left = 0
  let atUpper = true
  let atLower = false
  return () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = port
    const deltaY = top - scrollTop
    const deltaX = left - scrollLeft
    top = scrollTop
    left = scrollLeft
    node.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
    const y = node.props.scrollY
    const before = y ? scrollTop : scrollLeft
    const after = y
      ? scrollHeight - scrollTop - port.clientHeight
      : scrollWidth - scrollLeft - port.clientWidth
    const upper = before <= node.props.upperThreshold
    const lower = after <= node.props.lowerThreshold
    if (upper && !atUpper) node.emit('scrolltoupper', { direction: y ? 'top' : 'left' })
    if (lower && !atLower) node.emit('scrolltolower', { direction: y ? 'bottom' : 'right' })
    atUpper = upper
    atLower = lower
  }
}

/** The ScrollViewContext of `fields({ node: true })`. */
function scrollContext(node: ScrollNode, port: HTMLElement): object {
  return {
    scrollEnabled: true,
    scrollTo: ({ animated = true, ...goal }: ScrollToOptions & { animated?: boolean }) =>
      scroll(port, goal, animated),
    scrollIntoView: (selector: string) => {
      const target = byId(node, selector.replace(/^#/, ''))
      target?.scrollIntoView({ block: 'start' })
    },
  }
}
