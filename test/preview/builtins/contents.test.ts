import { absolute } from '../../../preview/builtins/navigator'
import { decodeEntities } from '../../../preview/builtins/text'
import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const contents = {
  wxml: `
    <page-meta page-style="{{locked ? 'overflow: hidden' : ''}}" root-background-color="#faf7f1" page-font-size="system">
      <navigation-bar title="{{title}}" background-color="#0b6a5b" front-color="#ffffff" />
    </page-meta>
    <text id="words" decode>{{words}}</text>
    <text id="lines">一
二</text>
    <image id="ok" src="${PIXEL}" mode="widthFix" aria-label="李奶奶的照片" style="width: 50px" bindload="hear" />
    <image id="bad" src="/none.png" binderror="hear" style="width: 20px; height: 20px" />
    <rich-text id="rich" nodes="{{html}}" />
    <rich-text nodes="{{nodes}}" />
    <navigator id="go" url="../next/index?id=7">去下一页</navigator>
    <navigator url="/pages/none/index">去没有的页</navigator>
    <view style="height: 20px; overflow: hidden"><root-portal><view id="lifted">提到最上面</view></root-portal></view>
    <match-media min-width="600"><view>宽屏才有</view></match-media>
    <match-media max-width="500"><view>手机才有</view></match-media>
    <page-container show="{{sheet}}" duration="10" bindbeforeenter="hear" bindafterleave="hear" bindclickoverlay="hear"><view>从下面上来</view></page-container>
    <canvas id="paper" type="2d" style="width: 40px; height: 40px" />
    <canvas canvas-id="old" style="width: 40px; height: 40px" />
    <icon type="success" />
    <progress percent="40" show-info />`,
  js: `{
    data: {
      locked: false, title: '我的合同', words: 'a &lt; b &amp; c', sheet: false,
      html: '<p style="color: red" onclick="alert(1)">可以<script>window.stolen = 1</script><img src="x" onerror="window.stolen = 1"><a href="javascript:1">链</a></p>',
      nodes: [{ name: 'div', attrs: { class: 'box' }, children: [{ type: 'text', text: '节点 &gt; 文字' }] }],
    },
    onReady() {
      wx.createSelectorQuery().select('#paper').fields({ node: true, size: true }).exec(([found]) => {
        found.node.width = found.width * 2
        found.node.height = found.height * 2
        const context = found.node.getContext('2d')
        context.fillStyle = '#ff0000'
        context.fillRect(0, 0, 80, 80)
      })
      const old = wx.createCanvasContext('old', this)
      old.setFillStyle('#00ff00')
      old.fillRect(0, 0, 40, 40)
      old.draw(false, () => this.setData({ drawn: true }))
    },
  }`,
}
const next = {
  wxml: '<map /><view>下一页 {{id}}</view>',
  js: '{ onLoad({ id }) { this.setData({ id }) } }',
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ contents, next })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('contents')
})

const stolen = () => phone.page.evaluate(() => 'stolen' in window)
const seen = (words: string) => phone.page.getByText(words, { exact: true }).isVisible()

test('text decodes the entities WeChat names, keeps line breaks, and follows the page', async () => {
  expect(await seen('a < b & c')).toBe(true)
  await phone.setData({ words: '&gt; 次' })
  expect(await seen('> 次')).toBe(true)
  const lines = await phone.page.getByText('一').first().boundingBox()
  expect(lines?.height).toBeGreaterThan(30)
})

test('an image tells its size, keeps its shape, has its name, and a broken one leaves its place empty', async () => {
  const photo = phone.page.getByRole('img', { name: '李奶奶的照片' })
  expect((await photo.first().boundingBox())?.height).toBe(50)
  const told = await phone.heard()
  expect(told.find(({ id }) => id === 'ok')?.detail).toEqual({ width: 1, height: 1 })
  expect(told.find(({ id }) => id === 'bad')?.type).toBe('error')
})

test('rich text shows words and marks, and lets nothing run', async () => {
  expect(await seen('节点 > 文字')).toBe(true)
  const html = await phone.page.locator('wx-rich-text').first().innerHTML()
  expect(html).toContain('可以')
  expect(html).not.toMatch(/script|onclick|onerror|javascript/)
  expect(await stolen()).toBe(false)
})

describe('a navigator', () => {
  test('goes to an address seen from its own page', async () => {
    await phone.page.getByRole('link', { name: '去下一页' }).click()
    await phone.page.getByText('下一页 7').waitFor()
    expect(await phone.page.evaluate(() => window.__host?.route())).toBe('pages/next/index')
  })

  test('to a page that does not exist is an error', async () => {
    await phone.page.getByRole('link', { name: '去没有的页' }).click()
    expect((await phone.complaints()).join()).toContain('pages/none/index')
  })

  test.each([
    ['/pages/a/b', 'x/y', '/pages/a/b'],
    ['../next/index?id=7', 'pages/home/index', '/pages/next/index?id=7'],
    ['./b', 'pages/home/index', '/pages/home/b'],
    ['b?x=../1', 'pages/home/index', '/pages/home/b?x=../1'],
  ])('takes %s on %s as %s', (url, from, to) => {
    expect(absolute(url, from)).toBe(to)
  })
})

test('page-meta and its bar dress the page: title, colour, scroll lock', async () => {
  await expect(phone.page.getByRole('heading', { name: '我的合同' }).count()).resolves.toBe(1)
  await phone.setData({ title: '续签', locked: true })
  await expect(phone.page.getByRole('heading', { name: '续签' }).count()).resolves.toBe(1)
  const overflow = () =>
    phone.page.locator('.host-scroller').evaluate((each) => getComputedStyle(each).overflowY)
  expect(await overflow()).toBe('hidden')
  await phone.setData({ locked: false })
  expect(await overflow()).toBe('auto')
})

test('a page font of the system follows the letter size live', async () => {
  const size = () =>
    phone.page.locator('wx-page').evaluate((each) => getComputedStyle(each).fontSize)
  expect(await size()).toBe('16px')
  await phone.page.evaluate(() => window.__host?.setFontScale(1.4))
  expect(await size()).toBe('22.4px')
})

test('a portal is not clipped by what it stands in', async () => {
  const inside = await phone.page
    .getByText('提到最上面')
    .evaluate(
      (each) => each.closest('wx-root-portal') === null && each.closest('.host-frame') !== null,
    )
  expect(inside).toBe(true)
})

test('match-media shows only what fits the phone', async () => {
  expect(await seen('手机才有')).toBe(true)
  expect(await seen('宽屏才有')).toBe(false)
  await phone.page.setViewportSize({ width: 800, height: 812 })
  await phone.page.getByText('宽屏才有').waitFor()
  expect(await seen('手机才有')).toBe(false)
})

test('a page-container comes, and goes by a tap on its shade', async () => {
  await phone.setData({ sheet: true })
  await phone.page.getByText('从下面上来').waitFor()
  await phone.page.mouse.click(180, 100)
  await phone.page.getByText('从下面上来').waitFor({ state: 'hidden' })
  const types = (await phone.heard()).map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['beforeenter', 'clickoverlay']))
})

test('a canvas is drawn on by its node, and an old one by its steps', async () => {
  await phone.page.waitForFunction(
    () => (window.__host?.host.currentPage()?.instance['data'] as { drawn?: boolean }).drawn,
  )
  const pixels = await phone.page.evaluate(() =>
    [...document.querySelectorAll('canvas')].map((each) => [
      ...(each.getContext('2d')?.getImageData(5, 5, 1, 1).data ?? []),
    ]),
  )
  expect(pixels).toEqual([
    [255, 0, 0, 255],
    [0, 255, 0, 255],
  ])
})

test('a progress bar says how far it is', async () => {
  await expect(phone.page.getByRole('progressbar').getAttribute('aria-valuenow')).resolves.toBe(
    '40',
  )
  expect(await seen('40%')).toBe(true)
})

test('a tag the browser cannot stand in for says so loudly and in its place', async () => {
  await phone.wx('navigateTo', { url: '/pages/next/index' })
  await phone.page.getByText('预览里没有地图（map）').waitFor()
  expect(await phone.complaints()).toEqual(['<map>'])
})

test('only the seven entities are decoded', () => {
  expect(decodeEntities('&nbsp;&copy;&lt;&#39;')).toBe('\u00a0&copy;<&#39;')
})
