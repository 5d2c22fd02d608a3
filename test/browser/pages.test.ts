import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { fontSteps } from '../../preview/shell/font-steps'
import { openTown, type Town } from '../support/browser'
import { settleFolk, type Folk } from './folk'
import { TownPhone } from './phone'
import { familyVisits, kindOf, nameOf, officeVisits, staffVisits, type Visit } from './visits'

jest.setTimeout(120_000)

const limits = { bytes: 16_000, requests: 2 }

let town: Town
let folk: Folk
let context: BrowserContext
const phones = new Map<string, TownPhone>()

beforeAll(async () => {
  town = await openTown()
  folk = await settleFolk(town.url)
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterAll(() => town.close())

/** One phone for each person: pages are opened in it one after the other. */
async function phoneOf(as: string): Promise<TownPhone> {
  const known = phones.get(as)
  if (known) {
    // A page in the background draws no frames.
    await known.page.bringToFront()
    return known
  }
  const options = { as, page: 'pages/settings/index' }
  const phone = await TownPhone.open(context, town.url, options)
  phones.set(as, phone)
  return phone
}

async function pay(visit: Visit): Promise<TownPhone> {
  const phone = await phoneOf(visit.as)
  const query = visit.query?.(folk)
  await phone.go(query ? `${visit.page}?${query}` : visit.page)
  return phone
}

/** Standard and largest; on elder pages every step there is. */
const stepsFor = (visit: Visit) =>
  kindOf(visit) === 'elder'
    ? fontSteps
    : fontSteps.filter(
        ({ words, system }) => words === '最大' || (words === '标准' && system === 'iOS'),
      )

const all = [...familyVisits, ...staffVisits, ...officeVisits]
const named = all.map((visit, at): [string, Visit] => [nameOf(visit, at), visit])

test('every page of the package is visited', () => {
  const { pages, subpackages } = JSON.parse(
    readFileSync(join(__dirname, '../../dist/miniprogram/app.json'), 'utf8'),
  ) as { pages: string[]; subpackages: { root: string; pages: string[] }[] }
  const inside = subpackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))
  expect([...new Set(all.map(({ page }) => page))].sort()).toEqual([...pages, ...inside].sort())
})

describe.each(named)('%s', (_, visit) => {
  test('opens without a complaint and within its limits', async () => {
    const phone = await pay(visit)
    const { state } = await phone.data<{ state: string }>()
    expect(await phone.takeComplaints()).toEqual([])
    expect(await phone.route()).toBe(visit.page)
    expect(['ready', 'empty']).toContain(state)
    const { bytes, requests } = await phone.opening()
    expect(bytes).toBeLessThanOrEqual(limits.bytes)
    expect(requests.slice(limits.requests)).toEqual([])
  })

  test('can be read and tapped at every letter size', async () => {
    const phone = await pay(visit)
    for (const name of visit.taps ?? []) await phone.tap(name)
    const wrong: string[] = []
    for (const { system, words, factor } of stepsFor(visit)) {
      const found = await phone.findingsAt(kindOf(visit), factor)
      const where = `${visit.page} · ${visit.as} · ${system} ${words} ×${factor}`
      wrong.push(...found.map(({ what, says }) => `${where} · “${what}” ${says}`))
    }
    await phone.findingsAt(kindOf(visit), 1)
    expect([...wrong, ...(await phone.takeComplaints())]).toEqual([])
  })
})

test('elder pages in 标准版 keep the least sizes too', async () => {
  const phone = await phoneOf('zhao-defu')
  await phone.go('pages/settings/index')
  await phone.tap(/^标准版/)
  const wrong: string[] = []
  for (const page of ['pages/settings/index', 'pages/home/index', 'pages/contract/index']) {
    await phone.go(page)
    const found = await phone.findings('elder')
    wrong.push(...found.map(({ what, says }) => `${page} · 标准版 · “${what}” ${says}`))
  }
  expect(wrong).toEqual([])
})

describe('on a PC, 1280 px wide', () => {
  let desk: BrowserContext
  beforeAll(async () => {
    desk = await town.browser.newContext({ viewport: { width: 1280, height: 900 } })
  })

  const offices = officeVisits.map((visit, at): [string, Visit] => [nameOf(visit, at), visit])
  test.each(offices)('%s fits and can be read', async (_, visit) => {
    const { as, page, query, taps = [] } = visit
    const asked = query ? `${page}?${query(folk)}` : page
    const phone = await TownPhone.open(desk, town.url, { as, page: asked, wide: true })
    for (const name of taps) await phone.tap(name)
    const wrong = (await phone.findings(kindOf(visit))).map(
      ({ what, says }) => `${page} · ${as} · 1280 px · “${what}” ${says}`,
    )
    expect([...wrong, ...(await phone.takeComplaints())]).toEqual([])
    await phone.page.close()
  })
})
