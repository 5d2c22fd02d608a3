import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM, VirtualConsole, type DOMWindow } from 'jsdom'
import type { Phone } from '../../../preview/runtime/boot'

/** A page or component instance as its own code sees it. */
export interface Instance {
  data: Record<string, never>
  setData(data: object): void
  [member: string]: unknown
}

/** A phone without layout: the very scripts a browser runs, inside jsdom. */
export interface JsdomPhone {
  window: DOMWindow
  document: Document
  phone: Phone
  /** What was written to console.error. */
  complaints: string[]
  page(): Instance
  find(selector: string): HTMLElement
  text(selector: string): string
  /** Presses and lets go, then waits until the phone is quiet. */
  tap(selector: string): Promise<void>
  settle(): Promise<void>
  close(): void
}

export interface OpenOptions {
  page?: string
  as?: string
  query?: string
  /** Answers of the network; without it every call fails. */
  fetch?: typeof fetch
  origin?: string
}

/** Opens the built preview (`to` of buildPreview) at a page, as somebody. */
export async function openJsdomPhone(to: string, options: OpenOptions = {}): Promise<JsdomPhone> {
  const { page = '', as = '', query = '', origin = 'http://phone.test' } = options
  const html = readFileSync(join(to, 'phone.html'), 'utf8')
  const scripts = [...html.matchAll(/<script src="\/([^"]+)"/g)].map((match) => match[1] ?? '')
  const complaints: string[] = []
  const virtualConsole = new VirtualConsole()
  virtualConsole.on('error', (...words: unknown[]) => complaints.push(words.join(' ')))
  virtualConsole.on('jsdomError', (error) => complaints.push(String(error)))
  const address = `${origin}/phone?page=${encodeURIComponent(page)}&as=${as}${query}`
  const bare = html.replace(/<(script|link)\b[^>]*>(<\/script>)?/g, '')
  const dom = new JSDOM(bare, {
    url: address,
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole,
  })
  lend(dom.window, options.fetch)
  for (const script of [...scripts.slice(0, -1), ...subpackages(to), ...scripts.slice(-1)]) {
    dom.window.eval(readFileSync(join(to, script), 'utf8'))
  }
  const phone = (dom.window as unknown as { __host: Phone }).__host
  await phone.ready
  return handle(dom, phone, complaints)
}

/** Parts of the package that a browser loads when it opens a page of theirs. */
function subpackages(to: string): string[] {
  const head = readFileSync(join(to, 'phone.html'), 'utf8').match(
    /preview-assets\/app-[0-9a-f]+\.js/,
  )
  const facts = readFileSync(join(to, head?.[0] ?? ''), 'utf8')
  return [...facts.matchAll(/"script":"(app-[^"]+)"/g)]
    .map((match) => `preview-assets/${match[1] ?? ''}`)
    .filter((file) => !file.includes('app-main-'))
}

/** What every browser has and jsdom has not. */
function lend(window: DOMWindow, network: typeof fetch | undefined) {
  const offline = () => Promise.reject(new TypeError('no network in this test'))
  Object.assign(window, {
    TextEncoder,
    TextDecoder,
    CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&'), supports: () => true },
    fetch: network ?? offline,
    Response,
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  })
}

function handle(dom: JSDOM, phone: Phone, complaints: string[]): JsdomPhone {
  const { document } = dom.window
  const top = () =>
    [...document.querySelectorAll<HTMLElement>('.host-screen')].find((s) => !s.hidden)
  const find = (selector: string) => {
    const found = top()?.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`nothing on the screen matches ${selector}`)
    return found
  }
  const settle = async () => {
    await new Promise((done) => setTimeout(done, 40))
  }
  return {
    window: dom.window,
    document,
    phone,
    complaints,
    page: () => phone.host.currentPage()?.instance as unknown as Instance,
    find,
    text: (selector) => find(selector).textContent,
    tap: async (selector) => {
      find(selector).click()
      await settle()
    },
    settle,
    close: () => dom.window.close(),
  }
}
