/** Tags that decide where or whether their children are seen. */
import { h } from '../kit/dom'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { webUnits } from '../kit/units'

/** Lifts its children out of whatever clips or scrolls them, to the top of the page. */
export const rootPortal = defineBuiltin({
  tag: 'root-portal',
  props: { enable: true },
  slotIn: ['portal'],
  create(node) {
    const home = node.inner.parentElement ?? node.el
    const place = (): void => {
      const target = node.props.enable
        ? (node.host.currentPage()?.element ?? node.host.frame)
        : home
      target.append(node.inner)
    }
    return { ready: place, changed: place, detached: () => node.inner.remove() }
  },
})

const mediaProps = {
  minWidth: -1,
  maxWidth: -1,
  width: -1,
  minHeight: -1,
  maxHeight: -1,
  height: -1,
  orientation: '',
}

export const matchMedia = defineBuiltin({
  tag: 'match-media',
  props: mediaProps,
  create(node) {
    const decide = (): void => void node.el.toggleAttribute('unmatched', !matches(node))
    const off = node.host.on('resize', decide)
    decide()
    return { changed: decide, detached: off }
  },
})

function matches({ props, host }: BuiltinNode<typeof mediaProps>): boolean {
  const { windowWidth, windowHeight } = host.viewport()
  const within = (value: number, least: number, most: number, exact: number): boolean =>
    (least < 0 || value >= least) && (most < 0 || value <= most) && (exact < 0 || value === exact)
  const shape = windowWidth > windowHeight ? 'landscape' : 'portrait'
  return (
    within(windowWidth, props.minWidth, props.maxWidth, props.width) &&
    within(windowHeight, props.minHeight, props.maxHeight, props.height) &&
    (props.orientation === '' || props.orientation === shape)
  )
}

const containerProps = {
  show: false,
  duration: 300,
  zIndex: 100,
  overlay: true,
  position: 'bottom',
  round: false,
  closeOnSlideDown: false,
  overlayStyle: '',
  customStyle: '',
}

/** A sheet over the page; a tap on the shade closes it, as the back key does in WeChat. */
export const pageContainer = defineBuiltin({
  tag: 'page-container',
  props: containerProps,
  slotIn: ['sheet'],
  create(node) {
    const shade = h('div', { class: 'sheet-shade' })
    node.el.prepend(shade)
    shade.addEventListener('click', () => {
      node.emit('clickoverlay', {})
      node.set({ show: false })
      turn(node, false)
    })
    const dress = (): void => {
      const { overlay, overlayStyle, zIndex, customStyle, position, round } = node.props
      shade.style.cssText = `${webUnits(overlayStyle)};z-index:${zIndex};${overlay ? '' : 'background:none'}`
      node.inner.style.cssText = `${webUnits(customStyle)};z-index:${zIndex}`
      node.el.setAttribute('position', position)
      node.el.toggleAttribute('round', round)
    }
    dress()
    return { changed: (name) => (name === 'show' ? turn(node, node.props.show) : dress()) }
  },
})

function turn(node: BuiltinNode<typeof containerProps>, on: boolean): void {
  if (node.el.hasAttribute('open') === on) return
  const words = on ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave']
  node.el.toggleAttribute('open', on)
  words.slice(0, 2).forEach((word) => node.emit(word, {}))
  setTimeout(() => node.emit(words[2] ?? '', {}), node.props.duration)
}
