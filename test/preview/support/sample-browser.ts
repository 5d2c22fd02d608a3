import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import '../../../preview/shell/host-window'
import { buildSample, type BuiltSample } from './built-sample'
import { launchChromium } from '../../../tools/lib/chromium'
import { serve, type StaticServer } from './static-server'

/** The sample package in Chromium for one test file: one phone at a time. */
export interface SampleBrowser {
  readonly built: BuiltSample
  readonly page: Page
  /** Opens a page of the package (with its query) on a fresh phone. */
  open(path: string, options?: BrowserContextOptions, query?: string): Promise<void>
  boxOf(selector: string): Promise<object | null>
  colorOf(selector: string): Promise<string>
  /** What the sample's pages noted down. */
  notes(): Promise<string[]>
}

const small = { viewport: { width: 375, height: 720 } }

export function sampleBrowser(): SampleBrowser {
  const on: { built?: BuiltSample; server?: StaticServer; browser?: Browser; page?: Page } = {}
  beforeAll(async () => {
    on.built = await buildSample()
    on.server = await serve(on.built.to)
    on.browser = await launchChromium()
  })
  afterEach(() => on.page?.context().close())
  afterAll(async () => {
    await on.browser?.close()
    on.server?.server.closeAllConnections()
    await on.server?.close()
    on.built?.remove()
  })
  const page = () => there(on.page)
  return {
    get built() {
      return there(on.built)
    },
    get page() {
      return page()
    },
    open: async (path, options = {}, query = '') => {
      const context = await there(on.browser).newContext({ ...small, ...options })
      context.setDefaultTimeout(8000)
      on.page = await context.newPage()
      await on.page.goto(
        `${there(on.server).origin}/phone?page=${encodeURIComponent(path)}${query}`,
      )
      await on.page.waitForFunction(() => window.__host?.route())
      await on.page.evaluate(() => window.__host?.ready)
    },
    boxOf: (selector) => page().locator(selector).first().boundingBox(),
    colorOf: (selector) =>
      page()
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).color),
    notes: () =>
      page().evaluate(
        () =>
          (window.__host?.host.getApp() as { globalData: { notes: string[] } }).globalData.notes,
      ),
  }
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the browser is not open yet')
  return value
}
