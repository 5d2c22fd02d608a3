import type { BrowserContext } from 'playwright-core'
import type { DayRouteView } from '../../shared/visits/route'
import type { ClockView } from '../../shared/session'
import type { VisitView } from '../../shared/visits/view'
import { callerOf, signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext

const as = 'nurse-zhang'

beforeAll(async () => {
  town = await openTown()
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterAll(() => town.close())

/** A picture of one dot. */
const signedPaper = {
  name: '同意书.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** A visit of today for which nothing has been signed yet. */
async function unsigned(): Promise<string> {
  const { day } = await callerOf(town.url).get<ClockView>('/api/clock')
  const nurse = await signIn(town.url, as)
  const { households } = await nurse.get<DayRouteView>(`/api/visits/day?day=${day}`)
  const found = households.flatMap(({ visits }) => visits).find(({ state }) => state === 'accepted')
  if (!found) throw new Error('Nobody has accepted a visit today')
  return found.id
}

/** Counts what the phone hands in from here on. */
function countFiles(): () => number {
  let files = 0
  context.on('request', (asked) => {
    if (asked.method() === 'POST' && asked.url().endsWith('/api/files')) files += 1
  })
  return () => files
}

/** What is signed reaches the service, whose answers are lost. */
const loseAnswers = () =>
  context.route('**/consent', async (route) => {
    if (route.request().method() === 'GET') return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })

test('paper that was signed is handed in once, though the first answers were lost', async () => {
  const id = await unsigned()
  const phone = await TownPhone.open(context, town.url, {
    ...{ as, page: `staff/witness/index?id=${id}` },
  })
  const files = countFiles()
  await loseAnswers()
  await phone.button('纸上签了').click()
  await phone.page.locator('.prompt-file').setInputFiles(signedPaper)
  await phone.says('没有网络，还没有办成。填的都在，有网了再按一次。')
  await phone.says('纸上签名的照片拍好了，还没有交上去。')
  await context.unroute('**/consent')
  await phone.tap('改在这里签名')
  expect(await phone.data()).toMatchObject({ pad: true, notice: '' })
  await phone.tap('关上')
  await phone.tap('交纸上签的照片')
  const nurse = await signIn(town.url, as)
  const { consent } = await nurse.get<VisitView>(`/api/visits/${id}`)
  expect(consent).toMatchObject({ way: 'paper' })
  expect(files()).toBe(1)
})
