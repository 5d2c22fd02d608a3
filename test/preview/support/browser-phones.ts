import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import '../../../preview/shell/host-window'
import { buildPreview } from '../../../preview/build/build'
import { launchChromium } from '../../../tools/lib/chromium'
import { serve, type Answer, type Call } from './static-server'
import { pathOf, writePackage, type WrittenPage } from './written-package'

/** What a bound event told the page. */
interface Heard {
  type: string
  id: string
  detail: Record<string, unknown>
}

/** A phone open in Chromium. */
export interface BrowserPhone {
  page: Page
  /** Data of the page on top. */
  data(): Promise<Record<string, unknown>>
  setData(data: object): Promise<void>
  /** Events the page heard, oldest first. */
  heard(type?: string): Promise<Heard[]>
  /** Calls a method of the page on top. */
  call<T>(method: string, ...given: unknown[]): Promise<T>
  /** Calls a method of wx inside the phone and waits for its promise. */
  wx(name: string, options?: unknown): Promise<unknown>
  /** Broken rules and errors so far. */
  complaints(): Promise<string[]>
}

export interface BrowserPhones {
  origin: string
  calls: Call[]
  server: Server
  browser: Browser
  open(name: string, as?: string, query?: string): Promise<BrowserPhone>
  close(): Promise<void>
}

/** Builds a package of these pages with the real shell, serves it and lends phones with it open. */
export async function lendPhones(
  pages: Record<string, WrittenPage>,
  answer: Answer = () => undefined,
): Promise<BrowserPhones> {
  const written = writePackage(pages)
  const to = mkdtempSync(join(tmpdir(), 'preview-built-'))
  await buildPreview({ from: written.folder, to, minify: false })
  const served = await serve(to, answer)
  const { origin, calls, server } = served
  const browser = await launchChromium()
  const contexts: BrowserContext[] = []
  return {
    origin,
    calls,
    server,
    browser,
    open: async (name, as = 'tester', query = '') => {
      const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(`${origin}/phone?as=${as}&page=${encodeURIComponent(pathOf(name))}${query}`)
      await page.evaluate(() => window.__host?.ready)
      return phoneOn(page)
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await served.close()
      written.remove()
      rmSync(to, { recursive: true, force: true })
    },
  }
}

function phoneOn(page: Page): BrowserPhone {
  return {
    page,
    data: () =>
      page.evaluate(
        () => window.__host?.host.currentPage()?.instance['data'] as Record<string, unknown>,
      ),
    setData: (data) =>
      page.evaluate((next) => {
        const instance = window.__host?.host.currentPage()?.instance as {
          setData(data: object): void
        }
        instance.setData(next)
      }, data),
    heard: async (type) => {
      const all = await page.evaluate(() => window.__host?.host.getApp()?.['heard'] as Heard[])
      return type ? all.filter((event) => event.type === type) : all
    },
    call: <T>(method: string, ...given: unknown[]) => callPage(page, method, given) as Promise<T>,
    wx: (name, options) => callPage(page, 'callWx', [name, options]),
    complaints: () =>
      page.evaluate(() => {
        const { unknown = [], errors = [] } = window.__host ?? {}
        return [...unknown.map(({ detail }) => detail), ...errors]
      }),
  }
}

function callPage(page: Page, method: string, given: unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, values]) => {
      const instance = window.__host?.host.currentPage()?.instance as Record<string, Method>
      return instance[name as string]?.(...(values as unknown[]))
    },
    [method, given],
  )
}

type Method = (...given: unknown[]) => unknown
