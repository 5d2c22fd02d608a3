import { h } from '../kit/dom'
import type { PageConfig, PageHandle } from './contract'
import type { Caller } from './easel'
import type { EventChannel } from './event-channel'
import { drawNavigationBar, type DrawnBar } from './navigation-bar'
import { pullDown } from './pull-down'
import type { PhoneBackend } from './backend'
import { addressOf } from './routes'
import type { Registry } from './registry'
import { scrollSmoothly, watchScrolling } from './scrolling'

/** An open page with its screen. */
export interface LivePage extends PageHandle {
  readonly instance: Caller
  readonly screen: HTMLElement
  readonly bar: DrawnBar
  show(): void
  hide(): void
  close(): void
  /** Calls a method of the page if it has one. */
  call(name: string, ...values: unknown[]): unknown
  /** Tells `pageLifetimes` of the page and of every component in it. */
  tellComponents(name: 'show' | 'hide' | 'resize', value?: unknown): void
}

export interface PageNeeds {
  registry: Registry
  backend: PhoneBackend
  /** Runs page code; an error is reported and does not stop the host. */
  guard: (where: string, work: () => unknown) => unknown
  windowConfig: PageConfig
}

export interface Opening {
  route: string
  options: Record<string, string>
  /** The new page's end of the channel to its opener. */
  channel: EventChannel
}

interface Screen {
  screen: HTMLElement
  frame: HTMLElement
  scroller: HTMLElement
  bar: DrawnBar
}

/** Builds a page and attaches it inside `parent`; lifecycle calls are the router's. */
export function openPage(needs: PageNeeds, parent: HTMLElement, opening: Opening): LivePage {
  const { registry, backend, windowConfig } = needs
  const { route, options, channel } = opening
  registry.need(route)
  const config: PageConfig = { ...windowConfig, ...registry.config(route) }
  const parts = drawScreen(config, route)
  parent.append(parts.screen)
  const root = registry.env
    .associateBackend(backend)
    .createRoot('wx-page', registry.space, addressOf(route, options))
  const instance = root.get() as unknown as Caller
  Object.assign(instance, {
    route,
    __route__: route,
    options,
    getOpenerEventChannel: () => channel,
  })
  const slot = h('div')
  parts.scroller.append(slot)
  mark(root.getComponent().$$ as unknown as HTMLElement, route)
  root.attach(parts.scroller as never, slot as never)
  return live(needs, { ...opening, config, instance, ...parts, release: () => root.release() })
}

const mark = (dom: HTMLElement, route: string) => dom.setAttribute('wx-page', route)

function drawScreen(config: PageConfig, route: string): Screen {
  const bar = drawNavigationBar(config)
  const scroller = h('div', { class: 'host-scroller' })
  if (config.disableScroll) scroller.style.overflow = 'hidden'
  const frame = h('main', { class: 'host-frame' }, scroller)
  frame.style.background = config.backgroundColor ?? ''
  const screen = h('div', { class: 'host-screen', 'data-route': route }, frame)
  if (bar.element) screen.prepend(bar.element)
  return { screen, frame, scroller, bar }
}

interface Made extends Screen, Opening {
  config: PageConfig
  instance: Caller
  release(): void
}

function live({ guard }: PageNeeds, made: Made): LivePage {
  const { route, options, config, instance, screen, frame, scroller, bar } = made
  const component = instance._$
  const call = (name: string, ...values: unknown[]) => {
    const method = instance[name]
    if (typeof method !== 'function') return undefined
    return guard(`${route} ${name}`, () => method.apply(instance, values) as unknown)
  }
  const tellComponents = (name: string, value?: unknown) =>
    component.triggerPageLifetime(name, value === undefined ? [] : [value])
  const pull = pullDown(scroller, config.enablePullDownRefresh ?? false, () => {
    call('onPullDownRefresh')
  })
  watchScrolling(scroller, config, {
    onScroll: (top) => call('onPageScroll', { scrollTop: top }),
    onReachBottom: () => call('onReachBottom'),
  })
  return {
    ...{ route, options, config, instance, screen, scroller, bar, call, tellComponents },
    element: frame,
    startPullDown: pull.start,
    stopPullDown: pull.stop,
    scrollTo: (top, durationMs) => scrollSmoothly(scroller, top, durationMs),
    ...visibility(made, (shown) => {
      call(shown ? 'onShow' : 'onHide')
      tellComponents(shown ? 'show' : 'hide')
    }),
    close: () => {
      call('onUnload')
      made.release()
      screen.remove()
    },
  }
}

/** A page under another keeps its place: the browser forgets the scroll of what is not shown. */
function visibility({ screen, scroller }: Screen, tell: (shown: boolean) => void) {
  let scrollTop = 0
  return {
    show: () => {
      screen.hidden = false
      scroller.scrollTop = scrollTop
      tell(true)
    },
    hide: () => {
      scrollTop = scroller.scrollTop
      screen.hidden = true
      tell(false)
    },
  }
}

/** `page { height: 100% }` paints only its own box: the rest of the frame takes the same colour. */
export function paintBackground(page: LivePage): void {
  const root = page.scroller.querySelector('wx-page')
  if (!root) return
  const { backgroundColor, backgroundImage } = getComputedStyle(root)
  if (backgroundColor !== 'rgba(0, 0, 0, 0)') page.element.style.backgroundColor = backgroundColor
  if (backgroundImage && backgroundImage !== 'none') {
    page.element.style.backgroundImage = backgroundImage
  }
}
