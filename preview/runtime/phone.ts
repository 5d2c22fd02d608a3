import type { AppBundle, Host, PhoneOptions } from './contract'
import type { AppInstance } from './app-instance'
import { PhoneBackend } from './backend'
import { elementAt } from './easel'
import type { Metrics } from './metrics'
import { openPage, paintBackground, type LivePage } from './page'
import { createPartLoader } from './part-loader'
import type { DrawnPhone } from './phone-screen'
import type { Registry } from './registry'
import type { Reporter } from './report'
import { createRouter, type HostRouter } from './router'
import { drawTabBar } from './tab-bar'
import { listenToTouches } from './touch'
import { setUnits, type Screen } from './viewport'

/** Everything the router and the touch layer stand on. */
export interface Bench {
  app: AppBundle
  options: PhoneOptions
  registry: Registry
  backend: PhoneBackend
  reporter: Reporter
  metrics: Metrics
  host: Host
  instance: AppInstance
  root: HTMLElement
  drawn: DrawnPhone
  screen: () => Screen
}

/** Joins pages, tab bar, units and recorder into the page stack. */
export function assembleRouter(bench: Bench): HostRouter {
  const { app, options, registry, backend, reporter, metrics, host, root, drawn } = bench
  const windowConfig = app.config.window ?? {}
  const load = createPartLoader(app, options.assetBase)
  const tabBar = drawTabBar(app.config.tabBar, host, (index, { pagePath, text }) => {
    startTap(bench, router, text)
    void router.switchTab(`/${pagePath}`).then(() => {
      router.stack().at(-1)?.call('onTabItemTap', { index, pagePath, text })
    })
  })
  if (tabBar.element) drawn.foot.append(tabBar.element)
  const router: HostRouter = createRouter({
    config: app.config,
    tabBar,
    load,
    open: (opening) =>
      openPage({ registry, backend, windowConfig, guard: reporter.guard }, drawn.stack, opening),
    moving: (route) => {
      metrics.current().left = true
      metrics.begin('open', route, '')
    },
    changed: (stack) => {
      const top = stack.at(-1)
      if (!top) return
      tabBar.select(top.route)
      setButton(app, router, stack)
      setUnits(root, bench.screen(), host.viewport().windowHeight)
    },
    settled: (page) => settle(bench, page),
  })
  return router
}

/** Back where there is a page below, home where the phone was opened in the middle of the package. */
function setButton(app: AppBundle, router: HostRouter, stack: readonly LivePage[]) {
  const top = stack.at(-1)
  const home = app.config.entryPagePath ?? app.config.pages[0] ?? ''
  if (stack.length > 1) top?.bar.setButton('back', () => void router.navigateBack())
  else if (
    top &&
    top.route !== home &&
    !app.config.tabBar?.list.some((t) => t.pagePath === top.route)
  )
    top.bar.setButton('home', () => void router.reLaunch(`/${home}`))
  else top?.bar.setButton('none', () => undefined)
}

/** Components first, then the page: WeChat's order of `ready` and onReady. */
function settle({ registry, metrics }: Bench, page: LivePage) {
  const interaction = metrics.current()
  const start = performance.now()
  queueMicrotask(() => {
    registry.ready.flush()
    page.call('onReady')
    paintBackground(page)
    interaction.readyMs = performance.now() - start
  })
}

function startTap({ metrics }: Bench, router: HostRouter, target: string) {
  metrics.begin('tap', router.stack().at(-1)?.route ?? '', target)
}

/** Touches and taps of the phone's whole screen. */
export function listenToFingers(bench: Bench, router: HostRouter): void {
  const frameOf = (dom: Element) => dom.closest<HTMLElement>('.host-frame')
  listenToTouches(bench.root, {
    onTap: (_, dom) => startTap(bench, router, nameOf(dom)),
    hears: (dom, name) => bench.backend.hears(dom, name),
    origin: (dom) => {
      const frame = frameOf(dom) ?? bench.root
      const { left, top } = frame.getBoundingClientRect()
      return { left, top, scrollTop: frame.firstElementChild?.scrollTop ?? 0 }
    },
  })
}

/** What was tapped, in words: for the recorder. */
function nameOf(dom: Element): string {
  const named = dom.closest('[aria-label]')?.getAttribute('aria-label')
  const text = dom.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)
  return text || named || elementAt(dom)?.id || dom.tagName.toLowerCase()
}
