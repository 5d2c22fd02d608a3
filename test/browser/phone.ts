/** A phone of the built preview in Chromium, as a person uses it and as a test measures it. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Interaction } from '../../preview/runtime/metrics'
import type { Finding } from './audit'
import { auditScript } from './audit-script'
import type { PageKind } from './visits'
import '../../preview/shell/host-window'

export interface PhoneOptions {
  as: string
  /** First page with its query. */
  page: string
  /** Full width of a PC. */
  wide?: boolean
}

/** What one tap cost, as the host recorded it. */
export interface Cost {
  target: string
  calls: number
  bytes: number
  requests: string[]
  left: boolean
}

export class TownPhone {
  /** Everything written to the console as an error, and what the page threw. */
  readonly complaints: string[] = []
  taps = 0

  private constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  static async open(
    context: BrowserContext,
    url: string,
    options: PhoneOptions,
  ): Promise<TownPhone> {
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.addInitScript({ content: auditScript() })
    const phone = new TownPhone(page, url)
    await phone.start(options)
    return phone
  }

  /** Opens the mini-program anew, as after it was swept away. */
  async start({ as, page, wide = false }: PhoneOptions): Promise<void> {
    const query = new URLSearchParams({ as, page, ...(wide ? { wide: '1' } : {}) })
    await this.page.goto(`${this.url}/phone?${query.toString()}`)
    await this.quiet()
  }

  /** Closes every page and opens this one; the recorder starts with it. */
  async go(path: string): Promise<void> {
    await this.page.evaluate(async (url) => {
      window.__host?.metrics.reset()
      await window.__host?.router.reLaunch(`/${url}`)
    }, path)
    await this.quiet()
  }

  quiet(): Promise<void> {
    return this.page.evaluate(() => window.audit.quiet())
  }

  route(): Promise<string> {
    return this.page.evaluate(() => window.__host?.route() ?? '')
  }

  data<T>(): Promise<T> {
    return this.page.evaluate(
      () => window.__host?.host.currentPage()?.instance['data'],
    ) as Promise<T>
  }

  /** A button or a tab of this name, on the page on top or in what the phone asks. */
  button(name: string | RegExp): Locator {
    const seen = this.page.locator('.host-screen:not([hidden]), .host-overlay')
    const called = { name, ...(typeof name === 'string' ? { exact: true } : {}) }
    return seen.getByRole('button', called).or(seen.getByRole('tab', called))
  }

  /** Taps, waits until the page is at rest, and tells what it cost. */
  async tap(name: string | RegExp): Promise<Cost> {
    await this.button(name).first().click()
    return this.tapped()
  }

  /** After a tap on something else than a button. */
  async tapped(): Promise<Cost> {
    this.taps += 1
    await this.quiet()
    return costOf(await this.lastTap())
  }

  async type(name: string, words: string): Promise<void> {
    await this.page.getByRole('textbox', { name }).fill(words)
  }

  says(words: string | RegExp): Promise<void> {
    return this.page.locator('.host-screen:not([hidden])').getByText(words).first().waitFor()
  }

  /** What opening the page cost. */
  async opening(): Promise<Cost> {
    return costOf(
      await this.page.evaluate(() =>
        window.__host?.metrics.interactions.find(({ kind }) => kind === 'open'),
      ),
    )
  }

  findings(kind: PageKind): Promise<Finding[]> {
    return this.page.evaluate((of) => window.audit.findings(of, 1), kind)
  }

  /** What is found at each of these letter sizes; the page is left at the standard one. */
  findingsAt(kind: PageKind, factors: readonly number[]): Promise<Finding[][]> {
    return this.page.evaluate(([of, all]) => window.audit.atSizes(of, all), [
      kind,
      factors,
    ] as const)
  }

  /** Broken rules and errors of the host and of the browser since the last time this was asked. */
  async takeComplaints(): Promise<string[]> {
    const told = await this.page.evaluate(() => {
      const { unknown = [], errors = [] } = window.__host ?? {}
      return [
        ...unknown.splice(0).map(({ kind, detail }) => `${kind}: ${detail}`),
        ...errors.splice(0),
      ]
    })
    return [...told, ...this.complaints.splice(0)]
  }

  private lastTap(): Promise<Interaction | undefined> {
    return this.page.evaluate(() =>
      window.__host?.metrics.interactions.findLast(({ kind }) => kind === 'tap'),
    )
  }
}

/** Signing in and asking the time belong to no page. */
const ofNoPage = /\/api\/(session|clock)/

function costOf(interaction: Interaction | undefined): Cost {
  const { target = '', setData = [], requests = [], left = false } = interaction ?? {}
  return {
    target,
    left,
    // A component of Vant sets its own data while it opens and closes; those bytes count, those calls do not.
    calls: setData.filter(({ is }) => !is.startsWith('miniprogram_npm/')).length,
    bytes: setData.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: requests
      .map(({ method, url }) => `${method} ${url}`)
      .filter((each) => !ofNoPage.test(each)),
  }
}
