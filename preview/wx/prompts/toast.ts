import { h, svg } from '../../kit/dom'
import type { Host } from '../../runtime/contract'

export interface ToastOptions {
  title: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  image?: string
  duration?: number
  mask?: boolean
}

interface Shown {
  element: HTMLElement
  timer: ReturnType<typeof setTimeout> | undefined
}

const shown = new WeakMap<Host, Shown>()

const signs = {
  success:
    '<svg class="toast-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="m4 12.5 5.2 5.2L20 7"/></svg>',
  error:
    '<svg class="toast-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v10m0 4.6v.4"/></svg>',
  loading: '<span class="toast-turn" aria-hidden="true"></span>',
}

/** Shows a toast or the loading sign; a phone has one place for both, the newer replaces the older. */
export function showToast(host: Host, options: ToastOptions): void {
  hideToast(host)
  const { title, icon = 'success', duration = 1500, mask = false } = options
  const sign = options.image
    ? [h('img', { class: 'toast-sign', alt: '', src: host.assetUrl(options.image) })]
    : icon === 'none'
      ? []
      : [svg(signs[icon])]
  const card = h(
    'div',
    { class: `toast${sign.length ? '' : ' toast-words'}` },
    ...sign,
    h('p', {}, title),
  )
  const loading = icon === 'loading'
  const element = h(
    'div',
    {
      class: `toast-layer${mask ? ' is-blocking' : ''}`,
      role: loading ? 'status' : 'alert',
      'aria-busy': String(loading),
    },
    card,
  )
  host.overlay.append(element)
  const timer = Number.isFinite(duration) ? setTimeout(() => hideToast(host), duration) : undefined
  shown.set(host, { element, timer })
}

/** Takes the toast or the loading sign away; nothing happens when there is none. */
export function hideToast(host: Host): void {
  const now = shown.get(host)
  if (!now) return
  clearTimeout(now.timer)
  now.element.remove()
  shown.delete(host)
}
