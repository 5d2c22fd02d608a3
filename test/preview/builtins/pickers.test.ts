import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const pickers = {
  wxml: `
    <picker id="when" mode="time" start="08:00" end="17:30" value="09:30" bindchange="hear" bindcancel="hear"><view>几点</view></picker>
    <picker id="day" mode="date" value="2026-03-31" start="2026-01-01" end="2026-12-31" bindchange="hear"><view>哪天</view></picker>
    <picker id="linked" mode="multiSelector" range="{{range}}" value="{{chosen}}" bindcolumnchange="turn" bindchange="hear"><view>哪里</view></picker>
    <picker id="off" disabled range="{{['甲']}}" bindchange="hear"><view>不能选</view></picker>
    <picker mode="region"><view>省市区</view></picker>
    <picker-view id="inline" value="{{[1, 2]}}" bindchange="hear" bindpickstart="hear" bindpickend="hear" indicator-style="height: 50px" style="height: 250px">
      <picker-view-column><view wx:for="{{['上午', '下午', '晚上']}}" wx:key="*this">{{item}}</view></picker-view-column>
      <picker-view-column><view wx:for="{{8}}" wx:key="*this">{{item}} 点</view></picker-view-column>
    </picker-view>`,
  js: `{
    data: { range: [['桃源', '柳荫'], ['一村', '二村']], chosen: [0, 0] },
    turn(event) {
      this.hear(event)
      const { column, value } = event.detail
      if (column === 0) this.setData({ 'range[1]': value ? ['柳东', '柳西', '柳南'] : ['一村', '二村'], chosen: [value, 0] })
    },
  }`,
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ pickers })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('pickers')
})

const changes = async () => (await phone.heard('change')).map(({ detail }) => detail)
const press = (name: string) => phone.page.getByRole('button', { name }).click()
const choose = (words: string) =>
  phone.page.getByRole('option', { name: words, exact: true }).first().click()

describe('a picker', () => {
  test('is a dialog whose choice counts only when it is confirmed', async () => {
    await press('几点')
    await expect(phone.page.getByRole('dialog').count()).resolves.toBe(1)
    await choose('10')
    expect(await changes()).toEqual([])
    await press('确定')
    expect(await changes()).toEqual([{ value: '10:30' }])
    await expect(phone.page.getByRole('dialog').count()).resolves.toBe(0)
  })

  test('tells when it was given up, by its button or by Escape', async () => {
    await press('几点')
    await press('取消')
    await press('几点')
    await phone.page.keyboard.press('Escape')
    expect((await phone.heard('cancel')).length).toBe(2)
    expect(await changes()).toEqual([])
  })

  test('shortens the days when a shorter month is chosen', async () => {
    await press('哪天')
    await choose('4月')
    await press('确定')
    expect(await changes()).toEqual([{ value: '2026-04-30' }])
  })

  test('draws its other columns anew when the page links them', async () => {
    await press('哪里')
    await choose('柳荫')
    expect((await phone.heard('columnchange'))[0]?.detail).toEqual({ column: 0, value: 1 })
    await choose('柳南')
    await press('确定')
    expect(await changes()).toEqual([{ value: [1, 2] }])
  })

  test('does not open while disabled', async () => {
    await phone.page.getByText('不能选').click({ force: true })
    await expect(phone.page.getByRole('dialog').count()).resolves.toBe(0)
  })

  test('says loudly that it has no regions', async () => {
    await press('省市区')
    expect(await phone.complaints()).toEqual(['<picker mode="region">'])
  })
})

describe('a picker-view', () => {
  test('stands where the page puts it and tells every row a finger chooses', async () => {
    const rows = phone.page.locator('wx-picker-view-column').first().getByText('下午')
    await expect(rows.getAttribute('aria-selected')).resolves.toBe('true')
    await phone.page.getByText('晚上').click()
    expect(await changes()).toEqual([{ value: [2, 2] }])
    expect((await phone.heard()).map(({ type }) => type)).toEqual([
      'pickstart',
      'change',
      'pickend',
    ])
  })

  test('takes the height of its rows from the line', async () => {
    const box = await phone.page.getByText('上午').boundingBox()
    expect(box?.height).toBe(50)
  })

  test('turns with the wheel of a mouse', async () => {
    const column = phone.page.locator('.wheel-port').nth(1)
    await column.hover()
    await phone.page.mouse.wheel(0, 100)
    await phone.page.waitForFunction(() =>
      (window.__host?.host.getApp()?.['heard'] as { type: string }[]).some(
        ({ type }) => type === 'change',
      ),
    )
    expect((await changes())[0]).toEqual({ value: [1, 4] })
  })
})
