import type { BootOptions, Host, LaunchOptions, PhoneOptions } from './contract'
import { patchAdapter } from './adapter-patches'
import { createApp } from './app-instance'
import { PhoneBackend } from './backend'
import { createHost, type Late } from './host'
import { createMetrics, type Metrics } from './metrics'
import { createModules } from './modules'
import type { LivePage } from './page'
import { assembleRouter, listenToFingers, type Bench } from './phone'
import { drawPhone, trackScreen } from './phone-screen'
import { Registry } from './registry'
import { createReporter, type Reports } from './report'
import { reloadOnNewBuild } from './reload'
import type { HostRouter } from './router'
import { addressOf, parseUrl } from './routes'
import { createSignals } from './signals'
import { setUnits } from './viewport'
import { listenToWindow, tellResize } from './window-events'
import './chrome.css'

/** The phone as tests and the shell see it: `window.__host`. */
export interface Phone extends Reports {
  host: Host
  metrics: Metrics
  router: HostRouter
  setFontScale(scale: number): void
  /** Route of the page on top. */
  route(): string
  /** Is the event bound on the element or around it? */
  hears(dom: Element, name: string): boolean
  /** Fulfilled when the first page is open; when it could not be, `errors` tells why. */
  ready: Promise<void>
}

/** Starts the package in `root`. One phone a document: glass-easel's hooks are global. */
export function bootPhone(boot: BootOptions): Phone {
  const { bench, late } = furnish(boot)
  const { app, options, host, metrics, registry, reporter } = bench
  const router = assembleRouter(bench)
  late.router = router
  registry.use(createModules(app, moduleEnv(bench, boot)))
  listenToFingers(bench, router)
  const launched = launchOptions(bench)
  listenToWindow(host, router, reporter, launched)
  const ready = launch(bench, router, launched)
  reloadOnNewBuild(app, options.assetBase, () => hereOf(router.stack().at(-1)))
  const { unknown, errors, warnings } = reporter
  return {
    ...{ host, metrics, router, ready, unknown, errors, warnings },
    setFontScale: host.setFontScale,
    route: () => router.stack().at(-1)?.route ?? '',
    hears: (dom, name) => bench.backend.hears(dom, name),
  }
}

const optionsOf = ({ as, page, wide, fontScale, assetBase }: Partial<PhoneOptions>) => ({
  as: as ?? '',
  page: page ?? '',
  wide: wide ?? false,
  fontScale: fontScale ?? 1,
  assetBase: assetBase ?? '/preview-assets/',
})

/** Makes everything that stands before the first page; the metrics of the screen come first of all. */
function furnish({ root, app, builtins, ...given }: BootOptions): { bench: Bench; late: Late } {
  const options = optionsOf(given)
  const signals = createSignals()
  const reporter = createReporter(signals)
  const metrics = createMetrics()
  const drawn = drawPhone(root, options.wide)
  const late: Late = { router: undefined, app: () => undefined }
  const screen = trackScreen(root, () => {
    setUnits(root, screen(), host.viewport().windowHeight)
    tellResize(host, late.router)
  })
  const common = { options, app, reporter, metrics, screen }
  const host = createHost({ ...common, signals, late, frame: root, overlay: drawn.overlay })
  const instance = createApp(host, reporter.guard)
  late.app = instance.get
  const registry = new Registry({ app, builtins, host })
  patchAdapter(host, metrics)
  const backend = new PhoneBackend(new Set(builtins.map(({ tag }) => tag)))
  const bench = { ...common, registry, backend, host, instance, root, drawn }
  return { bench, late }
}

function moduleEnv({ registry, host, instance }: Bench, { createWx, requirePlugin }: BootOptions) {
  const { Page, Component, Behavior } = registry
  return {
    ...{ wx: createWx(host), App: instance.App, Page, Component, Behavior, requirePlugin },
    getApp: () => host.getApp(),
    getCurrentPages: () => host.pages().map((page) => page.instance),
  }
}

function launchOptions({ app, options }: Bench): LaunchOptions {
  const first = options.page || app.config.entryPagePath || app.config.pages[0] || ''
  const { route, options: query } = parseUrl(`/${first.replace(/^\//, '')}`, '')
  return { path: route, query, scene: 1001 }
}

/** app.js, then the first page; a page that is not there is told to the app, as in WeChat. */
async function launch(
  { app, registry, reporter, host, instance }: Bench,
  router: HostRouter,
  launched: LaunchOptions,
) {
  reporter.guard('app.js', () => registry.loadApp())
  instance.launch(launched)
  host.signal('appShow', launched)
  if (!app.config.pages.includes(launched.path)) {
    reporter.report('error', `page "${launched.path}" is not in the package`)
    host.signal('pageNotFound', { ...launched, isEntryPage: true })
    return
  }
  await router
    .launch(addressOf(launched.path, launched.query))
    .catch((error: unknown) => reporter.report('error', String(error)))
}

const hereOf = (page: LivePage | undefined) => (page ? addressOf(page.route, page.options) : '')
