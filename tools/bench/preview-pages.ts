import type { Browser, BrowserContext } from 'playwright-core'
import { median } from './measure'

export interface BenchPage {
  path: string
  persona: string
}

/** Milliseconds, medians over the rounds. */
export interface Paints {
  path: string
  paint: number
  /** Beside the empty page of the same package. */
  ratio: number
}

export const EMPTY = 'pages/empty/index'
/** A demo person of the town. */
export const elder = 'wang-xiulan'

/** First paint of every page, rounds interleaved, each in a new browser context with nothing cached. */
export async function firstPaints(
  browser: Browser,
  url: string,
  pages: BenchPage[],
  rounds: number,
): Promise<Paints[]> {
  const all = [{ path: EMPTY, persona: elder }, ...pages]
  const times = new Map<string, number[]>(all.map(({ path }) => [path, []]))
  // One opening that does not count, for the operating system's own caches.
  await paintOf(browser, url, { path: EMPTY, persona: elder })
  for (let round = 0; round < rounds; round += 1) {
    for (const page of all) times.get(page.path)?.push(await paintOf(browser, url, page))
  }
  const empty = median(times.get(EMPTY) ?? [])
  return all.map(({ path }) => {
    const paint = median(times.get(path) ?? [])
    return { path, paint, ratio: paint / empty }
  })
}

async function paintOf(browser: Browser, url: string, page: BenchPage): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const tab = await open(context, url, page)
  const paint = await tab.evaluate<number>(
    `new Promise((done) => new PerformanceObserver((list) => {
       const first = list.getEntriesByName('first-contentful-paint')[0]
       if (first) done(first.startTime)
     }).observe({ type: 'paint', buffered: true }))`,
  )
  await context.close()
  return paint
}

async function open(context: BrowserContext, url: string, { path, persona }: BenchPage) {
  const tab = await context.newPage()
  await tab.goto(`${url}/phone?as=${persona}&page=${encodeURIComponent(path)}`)
  await tab.waitForFunction('window.__host && window.__host.route() !== ""')
  return tab
}

/** From the call to the first frame of the opened page: the first time and the median of later ones. */
export async function navigations(browser: Browser, url: string, times: number) {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const tab = await open(context, url, { path: EMPTY, persona: elder })
  const taken = await tab.evaluate<number[]>(
    `(async () => {
       const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
       const taken = []
       for (let time = 0; time <= ${times}; time += 1) {
         await frame()
         const start = performance.now()
         await window.__host.router.navigateTo('/pages/home/index')
         document.body.getBoundingClientRect()
         taken.push(performance.now() - start)
         await window.__host.router.navigateBack()
       }
       return taken
     })()`,
  )
  await context.close()
  const [first = 0, ...later] = taken
  return { first, later: median(later) }
}
