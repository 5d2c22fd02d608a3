// `npm run screens`: a picture of every page as the people who see it, at the standard and the largest letters, and
// contact sheets of them all, in test/artifacts/screens. Measures miss what an eye sees at once. `-- family` takes
// only the sheets whose names begin so.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { auditScript } from '../test/browser/audit-script'
import { settleFolk, type Folk } from '../test/browser/folk'
import { familyVisits, officeVisits, staffVisits, type Visit } from '../test/browser/visits'
import { launchChromium } from './lib/chromium'
import { startServer } from './lib/server'

interface Sheet {
  name: string
  visits: Visit[]
  width: number
  height: number
  /** The letter size chosen in WeChat. */
  font: number
}

interface Picture {
  file: string
  words: string
}

const phone = { width: 375, height: 812 }
const groups = { family: familyVisits, staff: staffVisits, office: officeVisits }
const sheets: Sheet[] = [
  ...Object.entries(groups).flatMap(([name, visits]) => [
    { name, visits, ...phone, font: 1 },
    { name: `${name}-largest`, visits, ...phone, font: 1.65 },
  ]),
  { name: 'office-desk', visits: officeVisits, width: 1280, height: 900, font: 1 },
]

const to = path.resolve(__dirname, '../test/artifacts/screens')

async function picture(page: Page, url: string, folk: Folk, given: { sheet: Sheet; at: number }) {
  const { sheet, at } = given
  const visit = sheet.visits[at] as Visit
  const asked = visit.query?.(folk)
  const address = new URLSearchParams({
    as: visit.as,
    page: asked ? `${visit.page}?${asked}` : visit.page,
    font: String(sheet.font),
    ...(sheet.width > 800 ? { wide: '1' } : {}),
  })
  await page.setViewportSize({ width: sheet.width, height: sheet.height })
  await page.goto(`${url}/phone?${address.toString()}`)
  await page.evaluate('window.audit.quiet()')
  for (const name of visit.taps ?? []) {
    await page.getByRole('button', { name }).or(page.getByRole('tab', { name })).first().click()
    await page.evaluate('window.audit.quiet()')
  }
  // As tall as the page, so that nothing has to be scrolled to.
  const hidden = await page.evaluate<number>(
    `(() => { const s = document.querySelector('.host-screen:not([hidden]) .host-scroller'); return s.scrollHeight - s.clientHeight })()`,
  )
  const height = Math.min(sheet.height + (visit.taps ? 0 : hidden), 6000)
  await page.setViewportSize({ width: sheet.width, height })
  await page.evaluate('window.audit.quiet()')
  const file = path.join(to, `${sheet.name}-${String(at + 1).padStart(2, '0')}.png`)
  await page.screenshot({ path: file })
  return { file, words: `${visit.page} · ${visit.as}` }
}

/** All pictures of a group on one wide page. */
async function contactSheet(browser: Browser, { name, width }: Sheet, pictures: Picture[]) {
  const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } })
  const figures = pictures.map(({ file, words }) => {
    const data = readFileSync(file).toString('base64')
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${words}</figcaption></figure>`
  })
  await page.setContent(
    `<style>body{display:flex;flex-wrap:wrap;align-items:flex-start;gap:16px;margin:16px;background:#d9d5ca;font:15px sans-serif}
     figure{width:${width > 800 ? 860 : 240}px;margin:0} img{width:100%;border-radius:10px}</style>${figures.join('')}`,
  )
  await page.screenshot({ path: path.join(to, `sheet-${name}.png`), fullPage: true })
  await page.close()
}

async function main() {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  const server = await startServer({ RATE_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' })
  const browser = await launchChromium()
  try {
    const folk = await settleFolk(server.url)
    const page = await browser.newPage()
    await page.addInitScript({ content: auditScript() })
    for (const sheet of sheets.filter(({ name }) => name.startsWith(process.argv[2] ?? ''))) {
      const pictures: Picture[] = []
      for (const at of sheet.visits.keys())
        pictures.push(await picture(page, server.url, folk, { sheet, at }))
      await contactSheet(browser, sheet, pictures)
      console.log(
        `${path.join('test/artifacts/screens', `sheet-${sheet.name}.png`)}: ${pictures.length}`,
      )
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

void main()
