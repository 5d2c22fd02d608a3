/** The measures themselves: each finds its own fault, planted in a page, and nothing in a sound one. */
import { lendPhones, type BrowserPhones } from '../preview/support/browser-phones'
import { TownPhone } from './phone'
import type { PageKind } from './visits'

const js = `{ data: { state: 'ready', busy: false }, tapped() {} }`
const button = (style: string, words = '好') =>
  `<button style="${style}" bind:tap="tapped">${words}</button>`
const big = 'font-size:20px;line-height:60px;height:60px;width:300px;background:#0b6a5b;color:#fff'

const sound = `<view style="font-size:20px">早上好</view>${button(big)}`
const faults: Record<string, { wxml: string; says: RegExp }> = {
  sideways: {
    wxml: '<view style="width:60px;overflow:hidden;white-space:nowrap;font-size:20px">还剩十二次护士上门</view>',
    says: /还剩十二次护士上门” is cut off at the side/,
  },
  short: {
    wxml: '<view style="height:20px;overflow:hidden;font-size:20px;width:100px">还剩十二次护士上门</view>',
    says: /is cut off above or below/,
  },
  wide: {
    wxml: '<view style="width:500px;font-size:20px;background:#fff">很宽的一行</view>',
    says: /the page” is \d+ px wider than the screen/,
  },
  bursting: {
    wxml: '<view style="font-size:20px;width:60px;background:#eee;white-space:nowrap">还剩十二次护士</view>',
    says: /stands out of <view>/,
  },
  squeezed: {
    wxml: '<view style="font-size:20px;width:24px">签约率常住人口</view>',
    says: /签约率常住人口” is squeezed into a column of 7 lines/,
  },
  lying: {
    wxml: '<view style="font-size:20px">第一行字</view><view style="font-size:20px;margin-top:-14px">第二行字</view>',
    says: /第一行字” lies over “第二行字”/,
  },
  underButton: {
    wxml: `<view style="font-size:20px">第一行字</view>${button(`${big};margin-top:-14px`)}`,
    says: /第一行字” lies over “好”/,
  },
  tiny: {
    wxml: '<view style="font-size:17px">小字</view>',
    says: /小字” is 17.0 px, less than 18/,
  },
  pale: {
    wxml: '<view style="font-size:20px;color:#999">淡字</view>',
    says: /淡字” has a contrast of 2.8\d, less than 4.5/,
  },
  faded: {
    wxml: '<view style="font-size:20px;opacity:0.4">淡字</view>',
    says: /has a contrast of [12]\.\d+, less than 4.5/,
  },
  narrow: {
    wxml: button('font-size:20px;line-height:40px;height:40px;width:300px', '窄'),
    says: /窄” is 300×40 px to the finger, less than 48×48/,
  },
  stretched: {
    wxml: `<button class="button" style="${big};height:180px" bind:tap="tapped">好</button>`,
    says: /好” has 162 px of air around its words/,
  },
  nameless: {
    wxml: '<view style="font-size:20px">字</view><view style="width:60px;height:60px;background:#ccc" bind:tap="tapped"></view>',
    says: /can be tapped and has no name/,
  },
}

let phones: BrowserPhones
let phone: TownPhone

beforeAll(async () => {
  const pages = Object.entries({ sound: { wxml: sound }, ...faults })
  phones = await lendPhones(
    Object.fromEntries(pages.map(([name, { wxml }]) => [name, { wxml, js }])),
  )
  const context = await phones.browser.newContext({ viewport: { width: 375, height: 812 } })
  phone = await TownPhone.open(context, phones.origin, { as: 'tester', page: 'pages/sound/index' })
})
afterAll(() => phones.close())

async function found(name: string, kind: PageKind = 'elder'): Promise<string[]> {
  await phone.go(`pages/${name}/index`)
  return (await phone.findings(kind)).map(({ what, says }) => `${what}” ${says}`)
}

test('a sound page is left alone', async () => {
  expect(await found('sound')).toEqual([])
})

test.each(Object.keys(faults))('finds what is wrong with: %s', async (name) => {
  expect((await found(name)).join('\n')).toMatch(faults[name]?.says ?? /^$/)
})

test('text that does not grow with the letter size of WeChat is too small there', async () => {
  await phone.go('pages/sound/index')
  const says = (await phone.findingsAt('elder', [1.5])).flat().map((each) => each.says)
  expect(says).toContain('is 20.0 px, less than 27.0')
})
