/** What wx.* and built-ins may ask of the host. */
import type { AppBundle, PageConfig, TabBarConfig, TabItem } from './app-bundle'
import type { BuiltinNode, PhoneOptions } from './contract'

export interface Host {
  readonly options: PhoneOptions
  /** The phone's screen; its box is the coordinate system of all rectangles. */
  readonly frame: HTMLElement
  /** Above all pages: toasts, modals, action sheets and permission prompts are drawn here. */
  readonly overlay: HTMLElement
  readonly router: Router
  readonly app: AppBundle
  /** What `App()` made; undefined before app.js ran. */
  getApp(): Record<string, unknown> | undefined
  /** Visible page, last of the stack; undefined before the first one is opened. */
  currentPage(): PageHandle | undefined
  pages(): PageHandle[]
  viewport(): Viewport
  /** 1 = WeChat's standard step. Changing it re-fires onShow and `fontScale` listeners. */
  fontScale(): number
  setFontScale: (scale: number) => void
  /** Prefix of every browser storage key of this phone, e.g. `linli:daughter:`. */
  readonly storagePrefix: string
  /** Network address as the browser must call it: the package's API origin becomes our own. */
  mapUrl(url: string): string
  /** Path of a file inside the package (`/assets/a.png`, `./b.png`) → its served address. */
  assetUrl(path: string, from?: string): string
  /** Where the package says its API is (config.js), as `mapUrl` recognises it. */
  readonly apiOrigin: string
  report(kind: ReportKind, detail: string): void
  /** wx.request, uploadFile and downloadFile tell every call, for requests per screen and per tap. */
  countRequest(method: string, url: string): void
  /** App-level events, the source of wx.onXxx; returns the way to stop listening. */
  on<E extends keyof HostSignals>(name: E, listener: (value: HostSignals[E]) => void): () => void
  signal<E extends keyof HostSignals>(name: E, value: HostSignals[E]): void
  /** WeChat's selector query; `component` is the `this` of a page or component (`in(this)`). */
  createSelectorQuery(component?: unknown): SelectorQueryLike
  createIntersectionObserver(component?: unknown, options?: object): IntersectionObserverLike
  /** The built-in a context API means: `wx.createVideoContext('id', this)`. */
  findBuiltin(selector: string, component?: unknown): BuiltinNode | undefined
}

/** A rule broken by the package: each is written to console.error and `window.__host.unknown`. */
export type ReportKind = 'unknown-api' | 'unknown-tag' | 'unsupported' | 'error'

export interface HostSignals {
  appShow: LaunchOptions
  appHide: undefined
  resize: { windowWidth: number; windowHeight: number }
  fontScale: number
  error: string
  unhandledRejection: { reason: unknown; promise: Promise<unknown> | undefined }
  pageNotFound: LaunchOptions & { isEntryPage: boolean }
  keyboardHeight: { height: number }
  beforeUnload: PageHandle
}

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
}

export interface Viewport {
  screenWidth: number
  screenHeight: number
  /** Of the page: without navigation bar and tab bar. */
  windowWidth: number
  windowHeight: number
  windowTop: number
  statusBarHeight: number
  navigationBarHeight: number
  safeAreaBottom: number
  pixelRatio: number
}

export interface PageHandle {
  /** Path without a leading slash, `pages/home/index`. */
  readonly route: string
  readonly options: Record<string, string>
  /** The `this` of the page's methods. */
  readonly instance: Record<string, unknown>
  readonly config: PageConfig
  readonly element: HTMLElement
  readonly scroller: HTMLElement
  readonly bar: NavigationBar
  startPullDown(): void
  stopPullDown(): void
  scrollTo(top: number, durationMs: number): void
}

export interface NavigationBar {
  setTitle(title: string): void
  setColor(front: string, background: string): void
  setLoading(on: boolean): void
  hideHomeButton(): void
}

export interface TabBar {
  setVisible(on: boolean): void
  setItem(index: number, change: Partial<TabItem>): void
  setStyle(change: Partial<Omit<TabBarConfig, 'list'>>): void
  /** Text at the corner of a tab, '' = a red dot, undefined = nothing. */
  setBadge(index: number, badge: string | undefined): void
}

/** Every verb rejects with `Error('<verb>:fail <reason>')`, the words WeChat uses. */
export interface Router {
  navigateTo(url: string, events?: Record<string, (...args: never[]) => void>): Promise<object>
  redirectTo(url: string): Promise<void>
  reLaunch(url: string): Promise<void>
  switchTab(url: string): Promise<void>
  navigateBack(delta?: number): Promise<void>
  readonly tabBar: TabBar
}

export interface SelectorQueryLike {
  in(component: unknown): SelectorQueryLike
  select(selector: string): object
  selectAll(selector: string): object
  selectViewport(): object
  exec(done?: (results: unknown[]) => void): SelectorQueryLike
}

export interface IntersectionObserverLike {
  relativeTo(selector: string, margins?: object): IntersectionObserverLike
  relativeToViewport(margins?: object): IntersectionObserverLike
  observe(selector: string, listener: (result: object) => void): void
  disconnect(): void
}
