import type { AppConfig, Router } from './contract'
import { eventChannels, type EventChannel } from './event-channel'
import type { LivePage, Opening } from './page'
import { parseUrl, type Target } from './routes'
import type { DrawnTabBar } from './tab-bar'

/** WeChat keeps at most this many pages. */
const MAX_PAGES = 10

export interface RouterNeeds {
  config: AppConfig
  tabBar: DrawnTabBar
  /** Loads the subpackage a page is in. */
  load(route: string): Promise<void>
  open(opening: Opening): LivePage
  /** After the stack changed: buttons, tab bar, sizes. */
  changed(stack: readonly LivePage[]): void
  /** A page move begins: what follows belongs to the new page. */
  moving(route: string): void
  /** The page has its first data on the screen. */
  settled(page: LivePage): void
}

export interface HostRouter extends Router {
  stack(): readonly LivePage[]
  /** Opens the first page, whatever kind it is. */
  launch(url: string): Promise<void>
}

type Verb = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

/** The page stack. Moves are done one after another, as two quick taps are in WeChat. */
export function createRouter(needs: RouterNeeds): HostRouter {
  const router = new PageStack(needs)
  let last: Promise<unknown> = Promise.resolve()
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    tabBar: needs.tabBar,
    stack: () => router.stack,
    launch: (url) => queued(() => router.reLaunch(url)),
    navigateTo: (url, events) => queued(() => router.navigateTo(url, events)),
    redirectTo: (url) => queued(() => router.redirectTo(url)),
    reLaunch: (url) => queued(() => router.reLaunch(url)),
    switchTab: (url) => queued(() => router.switchTab(url)),
    navigateBack: (delta) => queued(() => router.navigateBack(delta)),
  }
}

class PageStack {
  stack: LivePage[] = []
  /** Tab pages stay alive behind the visible one. */
  private readonly tabs = new Map<string, LivePage>()

  constructor(private readonly needs: RouterNeeds) {}

  async navigateTo(url: string, events: Record<string, (...values: never[]) => void> = {}) {
    const target = await this.target('navigateTo', url)
    if (this.needs.tabBar.has(target.route)) fail('navigateTo', 'can not navigateTo a tabbar page')
    if (this.stack.length >= MAX_PAGES) fail('navigateTo', 'webview count limit exceed')
    const [opener, opened] = eventChannels()
    for (const [name, listener] of Object.entries(events)) opener.on(name, listener)
    this.top()?.hide()
    this.begin(target, opened)
    return { eventChannel: opener }
  }

  async redirectTo(url: string) {
    const target = await this.target('redirectTo', url)
    if (this.needs.tabBar.has(target.route)) fail('redirectTo', 'can not redirectTo a tabbar page')
    const old = this.stack.pop()
    if (old) this.dispose(old)
    this.begin(target)
  }

  async reLaunch(url: string) {
    const target = await this.target('reLaunch', url)
    const open = new Set([...this.stack, ...this.tabs.values()])
    this.stack = []
    this.tabs.clear()
    for (const page of [...open].reverse()) page.close()
    this.begin(target)
  }

  async switchTab(url: string) {
    const target = await this.target('switchTab', url)
    if (!this.needs.tabBar.has(target.route)) fail('switchTab', 'can not switch to no-tabBar page')
    const current = this.top()
    if (current?.route === target.route) return
    const known = this.tabs.get(target.route)
    for (const page of this.stack.splice(0).reverse()) {
      if (!this.isTab(page)) page.close()
      else if (page === current) page.hide()
    }
    if (!known) return this.begin({ ...target, options: {} })
    this.stack = [known]
    this.reveal(known)
  }

  async navigateBack(delta = 1) {
    if (this.stack.length <= 1) fail('navigateBack', 'cannot navigate back at first page.')
    const gone = this.stack.splice(Math.max(1, this.stack.length - Math.max(1, delta)))
    for (const page of gone.reverse()) page.close()
    const top = this.top()
    if (top) this.reveal(top)
  }

  private async target(verb: Verb, url: string): Promise<Target> {
    const target = parseUrl(url, this.top()?.route ?? '')
    const { pages } = this.needs.config
    if (!pages.includes(target.route)) fail(verb, `page "${target.route}" is not found`)
    await this.needs.load(target.route)
    return target
  }

  private begin({ route, options }: Target, channel: EventChannel = eventChannels()[1]) {
    this.needs.moving(route)
    const page = this.needs.open({ route, options, channel })
    this.stack.push(page)
    if (this.isTab(page)) this.tabs.set(route, page)
    this.needs.changed(this.stack)
    page.call('onLoad', options)
    page.show()
    this.needs.settled(page)
  }

  private reveal(page: LivePage) {
    this.needs.moving(page.route)
    this.needs.changed(this.stack)
    page.show()
  }

  private dispose(page: LivePage) {
    this.tabs.delete(page.route)
    page.close()
  }

  private readonly isTab = (page: LivePage) => this.needs.tabBar.has(page.route)

  private top(): LivePage | undefined {
    return this.stack.at(-1)
  }
}

function fail(verb: Verb, reason: string): never {
  throw new Error(`${verb}:fail ${reason}`)
}
