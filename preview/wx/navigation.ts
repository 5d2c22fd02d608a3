import type { Host, PageHandle, TabBarConfig, TabItem } from '../runtime/contract'
import { api, Failure, type Apis } from './call'

interface Route {
  url: string
  events?: Record<string, (...args: never[]) => void>
}

/** Going from page to page, and what a page may change about its bars and its scroll. */
export function navigationApis(host: Host): Apis {
  return { ...routes(host), ...bars(host), ...tabs(host), ...scrolling(host) }
}

/** The router already speaks in WeChat's words, `navigateTo:fail …`: only the reason is kept. */
async function routed(work: Promise<unknown>): Promise<object> {
  try {
    const result = await work
    return result && typeof result === 'object' ? result : {}
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : String(thrown)
    throw new Failure(said.replace(/^\w+:fail\s*/, ''))
  }
}

function routes({ router }: Host): Apis {
  return {
    navigateTo: api<Route>('navigateTo', async ({ url, events }) => ({
      ...(await routed(router.navigateTo(url, events))),
    })),
    redirectTo: api<Route>(
      'redirectTo',
      async ({ url }) => void (await routed(router.redirectTo(url))),
    ),
    reLaunch: api<Route>('reLaunch', async ({ url }) => void (await routed(router.reLaunch(url)))),
    switchTab: api<Route>(
      'switchTab',
      async ({ url }) => void (await routed(router.switchTab(url))),
    ),
    navigateBack: api<{ delta?: number }>('navigateBack', async ({ delta }) => {
      await routed(router.navigateBack(delta))
    }),
    preloadPage: api('preloadPage', () => undefined),
  }
}

function page(host: Host): PageHandle {
  const current = host.currentPage()
  if (!current) throw new Failure('page is not ready')
  return current
}

function bars(host: Host): Apis {
  return {
    setNavigationBarTitle: api<{ title: string }>('setNavigationBarTitle', ({ title }) =>
      page(host).bar.setTitle(title),
    ),
    setNavigationBarColor: api<{ frontColor: string; backgroundColor: string }>(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }) => page(host).bar.setColor(frontColor, backgroundColor),
    ),
    showNavigationBarLoading: api('showNavigationBarLoading', () =>
      page(host).bar.setLoading(true),
    ),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () =>
      page(host).bar.setLoading(false),
    ),
    hideHomeButton: api('hideHomeButton', () => page(host).bar.hideHomeButton()),
    setBackgroundColor: api<{ backgroundColor?: string }>(
      'setBackgroundColor',
      ({ backgroundColor }) => {
        if (backgroundColor) page(host).scroller.style.backgroundColor = backgroundColor
      },
    ),
    setBackgroundTextStyle: api('setBackgroundTextStyle', () => undefined),
  }
}

function tabs({ router: { tabBar } }: Host): Apis {
  type Item = Partial<TabItem> & { index: number }
  return {
    showTabBar: api('showTabBar', () => tabBar.setVisible(true)),
    hideTabBar: api('hideTabBar', () => tabBar.setVisible(false)),
    setTabBarItem: api<Item>('setTabBarItem', ({ index, ...change }) =>
      tabBar.setItem(index, change),
    ),
    setTabBarStyle: api<Partial<TabBarConfig>>('setTabBarStyle', (change) =>
      tabBar.setStyle(change),
    ),
    setTabBarBadge: api<Item>('setTabBarBadge', ({ index, text }) => tabBar.setBadge(index, text)),
    removeTabBarBadge: api<Item>('removeTabBarBadge', ({ index }) =>
      tabBar.setBadge(index, undefined),
    ),
    showTabBarRedDot: api<Item>('showTabBarRedDot', ({ index }) => tabBar.setBadge(index, '')),
    hideTabBarRedDot: api<Item>('hideTabBarRedDot', ({ index }) =>
      tabBar.setBadge(index, undefined),
    ),
  }
}

interface ScrollWish {
  scrollTop?: number
  duration?: number
  selector?: string
  offsetTop?: number
}

function scrolling(host: Host): Apis {
  return {
    pageScrollTo: api<ScrollWish>('pageScrollTo', (wish) => scrollPage(host, wish)),
    startPullDownRefresh: api('startPullDownRefresh', () => page(host).startPullDown()),
    stopPullDownRefresh: api('stopPullDownRefresh', () => page(host).stopPullDown()),
  }
}

async function scrollPage(host: Host, wish: ScrollWish): Promise<void> {
  const { scrollTop, selector, offsetTop = 0, duration = 300 } = wish
  const current = page(host)
  if (scrollTop !== undefined) return current.scrollTo(scrollTop, duration)
  const top = selector === undefined ? undefined : await topOf(host, selector)
  if (top === undefined) throw new Failure(`${selector ?? 'selector'} not found`)
  current.scrollTo(current.scroller.scrollTop + top + offsetTop, duration)
}

interface NodesRef {
  boundingClientRect(answer: (box: { top: number } | null) => void): { exec(): void }
}

/** How far below the top of the frame the first node of that selector begins. */
function topOf(host: Host, selector: string): Promise<number | undefined> {
  return new Promise((answer) => {
    const nodes = host.createSelectorQuery().select(selector) as NodesRef
    nodes.boundingClientRect((box) => answer(box?.top)).exec()
  })
}
