import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const scrolling = {
  wxml: `
    <scroll-view id="list" class="list" scroll-y scroll-top="{{top}}" scroll-into-view="{{into}}"
      bindscroll="hear" bindscrolltolower="hear" bindscrolltoupper="hear"
      refresher-enabled refresher-triggered="{{busy}}" bindrefresherrefresh="refresh">
      <view wx:for="{{40}}" wx:key="*this" id="row{{item}}" style="height: 30px">第 {{item}} 行</view>
    </scroll-view>
    <swiper id="ring" circular indicator-dots current="{{at}}" duration="60" bindchange="hear" bindanimationfinish="hear" style="height: 90px">
      <swiper-item wx:for="{{['春', '夏', '秋']}}" wx:key="*this" item-id="{{item}}"><view>{{item}}</view></swiper-item>
    </swiper>
    <swiper id="row" duration="60" previous-margin="30px" next-margin="30px" bindchange="hear" bindanimationfinish="hear" style="height: 60px">
      <swiper-item wx:for="{{['甲', '乙']}}" wx:key="*this"><view class="slide">{{item}}</view></swiper-item>
    </swiper>
    <movable-area style="width: 200px; height: 100px">
      <movable-view id="ball" direction="horizontal" style="width: 40px; height: 40px" bindchange="hear"><view>球</view></movable-view>
    </movable-area>`,
  js: `{
    data: { top: 0, into: '', busy: false, at: 0 },
    refresh(event) { this.setData({ busy: true }); this.hear(event) },
  }`,
  wxss: '.list { height: 150px }',
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ scrolling })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('scrolling')
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
})

const port = () => phone.page.locator('.scroll-port')
const scrollTop = () => port().evaluate((each) => each.scrollTop)
const heardOnce = (type: string) =>
  phone.page.waitForFunction(
    (wanted) =>
      (window.__host?.host.getApp()?.['heard'] as { type: string }[]).some(
        ({ type: each }) => each === wanted,
      ),
    type,
  )

async function drag(words: string, x: number, y: number) {
  const box = await phone.page.getByText(words, { exact: true }).boundingBox()
  const from = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 5 }
  await phone.page.mouse.move(from.x, from.y)
  await phone.page.mouse.down()
  await phone.page.mouse.move(from.x + x, from.y + y, { steps: 5 })
  await phone.page.mouse.up()
}

describe('a scroll-view', () => {
  test('goes where the page sends it: to an offset and to a child', async () => {
    await phone.setData({ top: 90 })
    expect(await scrollTop()).toBe(90)
    await phone.setData({ into: 'row20' })
    expect(await scrollTop()).toBe(600)
  })

  test('tells where it is, and once when the end and again the start come near', async () => {
    await port().evaluate((each) => (each.scrollTop = 5000))
    await heardOnce('scrolltolower')
    await port().evaluate((each) => (each.scrollTop = 0))
    await heardOnce('scrolltoupper')
    const types = (await phone.heard()).map(({ type }) => type)
    expect(types.filter((type) => type === 'scrolltolower')).toHaveLength(1)
    expect((await phone.heard('scroll'))[0]?.detail).toMatchObject({
      scrollTop: 1050,
      scrollHeight: 1200,
    })
  })

  test('refreshes when pulled down far enough, until the page says it is done', async () => {
    await drag('第 0 行', 0, 130)
    await heardOnce('refresherrefresh')
    expect(await phone.data()).toMatchObject({ busy: true })
    await expect(phone.page.locator('.refresher.is-busy').count()).resolves.toBe(1)
    await phone.setData({ busy: false })
    await expect(phone.page.locator('.refresher.is-busy').count()).resolves.toBe(0)
  })
})

describe('a swiper', () => {
  const seen = () => phone.page.locator('wx-swiper-item[aria-hidden="false"]').first().textContent()

  test('turns with a drag to the left and says that a finger did it', async () => {
    await drag('春', -200, 0)
    await heardOnce('animationfinish')
    expect((await phone.heard('change'))[0]?.detail).toEqual({
      current: 1,
      currentItemId: '夏',
      source: 'touch',
    })
    expect(await seen()).toBe('夏')
  })

  test('in a ring comes from the first slide to the last by a drag to the right, without running back', async () => {
    const box = await phone.page.getByText('春', { exact: true }).boundingBox()
    await drag('春', 200, 0)
    await heardOnce('animationfinish')
    expect((await phone.heard('change'))[0]?.detail).toMatchObject({ current: 2, source: 'touch' })
    const now = await phone.page.getByText('秋', { exact: true }).boundingBox()
    expect(now?.x).toBe(box?.x)
  })

  test('stays where it is after a short hesitant drag', async () => {
    const box = await phone.page.getByText('春', { exact: true }).boundingBox()
    const from = { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 5 }
    await phone.page.mouse.move(from.x, from.y)
    await phone.page.mouse.down()
    await phone.page.mouse.move(from.x - 40, from.y, { steps: 4 })
    await phone.page.waitForTimeout(400)
    await phone.page.mouse.up()
    await heardOnce('animationfinish')
    expect(await phone.heard('change')).toEqual([])
  })

  test('follows the page and says nobody touched it', async () => {
    await phone.setData({ at: 2 })
    await heardOnce('animationfinish')
    expect((await phone.heard('change'))[0]?.detail).toMatchObject({ current: 2, source: '' })
  })

  test('leaves its margins free for the slides beside', async () => {
    const boxes = await phone.page
      .locator('.slide')
      .evaluateAll((all) =>
        all.map((each) => [each.getBoundingClientRect().left, each.getBoundingClientRect().width]),
      )
    expect(boxes).toEqual([
      [30, 315],
      [345, 315],
    ])
  })

  test('that is no ring does not leave its ends', async () => {
    await drag('甲', 200, 0)
    await heardOnce('animationfinish')
    expect(await phone.heard('change')).toEqual([])
  })
})

test('a movable view follows the finger in its direction and stays in its area', async () => {
  await drag('球', 400, 60)
  expect((await phone.heard('change')).at(-1)?.detail).toEqual({ x: 160, y: 0, source: 'touch' })
})
