import { h } from '../kit/dom'
import type { Host, TabBar, TabBarConfig, TabItem } from './contract'

export const TAB_BAR_HEIGHT = 50

/** The tab bar of the whole phone, drawn once; absent when the package has none. */
export interface DrawnTabBar extends TabBar {
  element: HTMLElement | undefined
  has(route: string): boolean
  select(route: string): void
  /** Room it takes at the moment, in pixels. */
  height(): number
}

interface State {
  items: TabItem[]
  style: Partial<TabBarConfig>
  badges: Map<number, string>
  selected: string
  visible: boolean
}

type OnTap = (index: number, item: TabItem) => void

export function drawTabBar(
  config: TabBarConfig | undefined,
  host: Pick<Host, 'assetUrl'>,
  onTap: OnTap,
): DrawnTabBar {
  const element = config && h('nav', { class: 'host-tabs', 'aria-label': '主菜单' })
  const items = config?.list.map((item) => ({ ...item })) ?? []
  const state: State = {
    items,
    style: { ...config },
    badges: new Map(),
    selected: '',
    visible: true,
  }
  const has = (route: string) => items.some(({ pagePath }) => pagePath === route)
  const shown = () => element !== undefined && state.visible && has(state.selected)

  function change(work: () => unknown) {
    work()
    if (!element) return
    element.style.setProperty('--tabs-back', state.style.backgroundColor ?? '#ffffff')
    element.toggleAttribute('hidden', !shown())
    element.replaceChildren(...items.map((_, index) => drawTab(state, index, host, onTap)))
  }
  const { badges } = state
  return {
    ...{ element, has },
    height: () => (shown() ? TAB_BAR_HEIGHT : 0),
    select: (route) => change(() => (state.selected = route)),
    setVisible: (on) => change(() => (state.visible = on)),
    setItem: (index, wanted) => change(() => Object.assign(items[index] ?? {}, wanted)),
    setStyle: (wanted) => change(() => Object.assign(state.style, wanted)),
    setBadge: (index, text) =>
      change(() => (text === undefined ? badges.delete(index) : badges.set(index, text))),
  }
}

function drawTab(
  { items, style, badges, selected }: State,
  index: number,
  host: Pick<Host, 'assetUrl'>,
  onTap: OnTap,
): HTMLElement {
  const item = items[index] ?? { pagePath: '', text: '' }
  const on = item.pagePath === selected
  const icon = on ? item.selectedIconPath : item.iconPath
  const attributes = {
    type: 'button',
    class: 'host-tab',
    style: `color:${(on ? style.selectedColor : style.color) ?? '#000000'}`,
    'aria-current': on ? 'page' : undefined,
    onclick: () => onTap(index, item),
  }
  const picture = icon ? [h('img', { src: host.assetUrl(`/${icon}`), alt: '' })] : []
  return h('button', attributes, ...picture, h('span', {}, item.text), ...badge(badges.get(index)))
}

const badge = (text: string | undefined) =>
  text === undefined ? [] : [h('i', { class: text ? 'host-badge' : 'host-dot' }, text)]
