import { h } from '../kit/dom'
import type { NavigationBar, PageConfig } from './contract'

export const BAR_HEIGHT = 44

/** The bar above a page; `undefined` element when the page draws its own. */
export interface DrawnBar extends NavigationBar {
  element: HTMLElement | undefined
  /** What the button at the left does: back, home, or nothing to show. */
  setButton(kind: 'back' | 'home' | 'none', onTap: () => void): void
}

export function drawNavigationBar(config: PageConfig): DrawnBar {
  const title = h('div', { class: 'host-bar-title', role: 'heading', 'aria-level': 1 })
  const busy = h('span', { class: 'host-bar-busy', hidden: true, 'aria-label': '正在加载' })
  const left = h('div', { class: 'host-bar-left' })
  const capsule = h('div', { class: 'host-bar-capsule', 'aria-hidden': 'true' })
  const own = config.navigationStyle === 'custom'
  const element = own ? undefined : h('header', { class: 'host-bar' }, left, busy, title, capsule)
  let homeHidden = false

  const setTitle = (text: string) => {
    title.textContent = text
  }
  const setColor = (front: string, background: string) => {
    element?.style.setProperty('--bar-front', front)
    element?.style.setProperty('--bar-back', background)
  }
  setTitle(config.navigationBarTitleText ?? '')
  setColor(
    config.navigationBarTextStyle === 'white' ? '#ffffff' : '#000000',
    config.navigationBarBackgroundColor ?? '#ffffff',
  )
  return {
    element,
    setTitle,
    setColor,
    setLoading: (on) => busy.toggleAttribute('hidden', !on),
    hideHomeButton: () => {
      homeHidden = true
      left.querySelector('.host-bar-home')?.remove()
    },
    setButton: (kind, onTap) => {
      const shown = kind === 'none' || (kind === 'home' && homeHidden) ? [] : [button(kind, onTap)]
      left.replaceChildren(...shown)
    },
  }
}

const button = (kind: 'back' | 'home', onTap: () => void) =>
  h('button', {
    class: `host-bar-button host-bar-${kind}`,
    type: 'button',
    'aria-label': kind === 'back' ? '返回' : '回到首页',
    onclick: () => onTap(),
  })
