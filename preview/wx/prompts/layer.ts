import { h } from '../../kit/dom'
import type { Host } from '../../runtime/contract'

/** Where a prompt stands: in the middle of the screen or rising from its lower edge. */
type Stand = 'middle' | 'bottom'

export interface LayerOptions<T> {
  stand: Stand
  /** The name a screen reader says on opening. */
  label: string
  /** What Escape, the back key and a tap beside the prompt mean; without it only its buttons close it. */
  dismiss?: T
}

type Close<T> = (value: T) => void

const open = new WeakMap<Host, Set<() => void>>()

/**
 * Draws a prompt above the page and waits for its answer. It is a dialog for screen readers: it takes the focus,
 * keeps Tab inside, and gives the focus back when it goes.
 */
export function layer<T>(
  host: Host,
  options: LayerOptions<T>,
  draw: (close: Close<T>) => Node[],
): Promise<T> {
  return new Promise((answer) => {
    const before = document.activeElement
    const close = (value: T): void => {
      mask.remove()
      openOn(host).delete(dismiss)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
      answer(value)
    }
    const dismiss = (): void => {
      if ('dismiss' in options) close(options.dismiss)
    }
    const dialog = h('div', {
      class: `prompt prompt-${options.stand}`,
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': options.label,
      tabindex: -1,
    })
    dialog.append(...draw(close))
    const mask = h('div', { class: `prompt-mask prompt-mask-${options.stand}` }, dialog)
    mask.addEventListener('click', (event) => {
      if (event.target === mask) dismiss()
    })
    mask.addEventListener('keydown', (event) => onKey(event, dialog, dismiss))
    openOn(host).add(dismiss)
    host.overlay.append(mask)
    dialog.focus({ preventScroll: true })
  })
}

/** Lets the back key of the phone close what lies on top; false when nothing could be closed. */
export function dismissPrompts(host: Host): boolean {
  const last = [...openOn(host)].at(-1)
  last?.()
  return last !== undefined
}

function openOn(host: Host): Set<() => void> {
  const known = open.get(host) ?? new Set()
  open.set(host, known)
  return known
}

function onKey(event: KeyboardEvent, dialog: HTMLElement, dismiss: () => void): void {
  if (event.key === 'Escape') {
    // Answered here: the phone's own back key must not leave the page as well.
    event.preventDefault()
    dismiss()
  }
  if (event.key !== 'Tab') return
  const stops = [...dialog.querySelectorAll<HTMLElement>('button, input, textarea, [tabindex="0"]')]
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  const next = event.shiftKey ? stops.at(-1) : stops[0]
  const leaves = document.activeElement === edge || document.activeElement === dialog
  if (!next || (!leaves && stops.includes(document.activeElement as HTMLElement))) return
  event.preventDefault()
  next.focus()
}

/** A button of a prompt. */
export function choice(
  words: string,
  choose: () => void,
  look: 'main' | 'plain' | 'quiet' | 'row' = 'plain',
  color?: string,
): HTMLButtonElement {
  const style = color ? `color:${color}` : undefined
  return h(
    'button',
    { type: 'button', class: `prompt-button is-${look}`, style, onclick: choose },
    words,
  )
}
