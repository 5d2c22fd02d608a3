import type { AppBundle, Host, PhoneOptions } from './contract'
import { createAssetUrl, createMapUrl } from './addresses'
import { select, createSelectorQuery } from './selector-query'
import { builtinOf } from './builtin-node'
import { createIntersectionObserver } from './intersection'
import type { Metrics } from './metrics'
import type { LivePage } from './page'
import type { Reporter } from './report'
import type { HostRouter } from './router'
import type { Signals } from './signals'
import { viewportOf, type Screen } from './viewport'

/** Parts that exist only after the host does: pages ask the host while the router is being made. */
export interface Late {
  router: HostRouter | undefined
  app: () => Record<string, unknown> | undefined
}

export interface HostNeeds {
  options: PhoneOptions
  app: AppBundle
  frame: HTMLElement
  overlay: HTMLElement
  signals: Signals
  reporter: Reporter
  metrics: Metrics
  screen: () => Screen
  late: Late
}

/** The one object that wx.* and the built-ins know. */
export function createHost(needs: HostNeeds): Host {
  const { options, app, frame, overlay, signals, reporter, metrics, late } = needs
  const assetUrl = createAssetUrl(app, options.assetBase)
  let scale = options.fontScale
  const pages = () => late.router?.stack() ?? []
  const current = () => pages().at(-1)
  const host: Host = {
    ...{ options, app, frame, overlay },
    get router() {
      if (!late.router) throw new Error('the router is not ready before the first page')
      return late.router
    },
    getApp: () => late.app(),
    currentPage: current,
    pages: () => [...pages()],
    viewport: () => viewportOf(needs.screen(), ...chrome(current(), late.router)),
    fontScale: () => scale,
    setFontScale: (next) => {
      scale = next
      signals.signal('fontScale', next)
      // WeChat applies a new text size when the mini-program comes back to the front.
      current()?.call('onShow')
      current()?.tellComponents('show')
    },
    storagePrefix: `linli:${options.as || 'guest'}:`,
    mapUrl: createMapUrl(app.apiOrigin, location.origin),
    assetUrl: (path, from) => assetUrl(path, from ?? current()?.route ?? 'app'),
    apiOrigin: app.apiOrigin,
    report: (kind, detail) => reporter.report(kind, detail),
    countRequest: (method, url) => metrics.countRequest(method, url),
    on: (name, listener) => signals.on(name, listener),
    signal: (name, value) => signals.signal(name, value),
    createSelectorQuery: (component) => createSelectorQuery(host, component),
    createIntersectionObserver: (component, given) =>
      createIntersectionObserver(host, component, given),
    findBuiltin: (selector, component) => builtinOf(select(host, component, selector, false)[0]),
  }
  return host
}

/** Does the page draw its own bar, and does it stand above the tab bar? */
function chrome(page: LivePage | undefined, router: HostRouter | undefined): [boolean, boolean] {
  const tabBar = router?.tabBar as { height?(): number } | undefined
  return [page?.config.navigationStyle === 'custom', (tabBar?.height?.() ?? 0) > 0]
}
