import { h } from '../kit/dom'
import { measure, type Screen } from './viewport'

/** The nested boxes of a phone. */
export interface DrawnPhone {
  /** Pages are put here, one above the other. */
  stack: HTMLElement
  /** The tab bar stands here. */
  foot: HTMLElement
  overlay: HTMLElement
}

export function drawPhone(root: HTMLElement, wide: boolean): DrawnPhone {
  root.classList.add('host-phone')
  root.classList.toggle('host-wide', wide)
  const drawn = {
    stack: h('div', { class: 'host-stack' }),
    foot: h('div', { class: 'host-foot' }),
    overlay: h('div', { class: 'host-overlay' }),
  }
  root.replaceChildren(drawn.stack, drawn.foot, drawn.overlay)
  return drawn
}

/** Measures the screen once and again whenever its box changes. */
export function trackScreen(root: HTMLElement, onResize: () => void): () => Screen {
  let screen = measure(root)
  const look = () => {
    const next = measure(root)
    if (next.width === screen.width && next.height === screen.height) return
    screen = next
    onResize()
  }
  if (typeof ResizeObserver === 'undefined') window.addEventListener('resize', look)
  else new ResizeObserver(look).observe(root)
  return () => screen
}
