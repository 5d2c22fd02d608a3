import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const blank = {
  wxml: '<button bindtap="hear">页面</button>',
}
const app: Record<string, typeof blank> = { blank }

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones(app)
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('blank', 'daughter')
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
})

/** Calls wx and hands back what came of it, without waiting. */
const ask = (name: string, options: object = {}) => {
  const answer = phone.wx(name, options).catch((error: Error) => error.message)
  return { answer }
}
const press = (name: string) => phone.page.getByRole('button', { name, exact: true }).click()
const dialog = () => phone.page.getByRole('dialog')

describe('showModal', () => {
  test('is a dialog with a name, and tells which button was pressed', async () => {
    const { answer } = ask('showModal', {
      title: '取消预约？',
      content: '护士已经出发',
      confirmText: '取消预约',
      cancelText: '不取消',
    })
    await phone.page.getByRole('dialog', { name: '取消预约？' }).waitFor()
    await press('取消预约')
    expect(await answer).toMatchObject({ errMsg: 'showModal:ok', confirm: true, cancel: false })
    await expect(dialog().count()).resolves.toBe(0)
  })

  test('takes a line of text when it is editable', async () => {
    const { answer } = ask('showModal', {
      title: '退回原因',
      editable: true,
      placeholderText: '写一句',
    })
    await phone.page.getByRole('textbox', { name: '写一句' }).fill('地址不对')
    await press('确定')
    expect(await answer).toMatchObject({ confirm: true, content: '地址不对' })
  })

  test('is not closed by Escape or by a tap beside it', async () => {
    ask('showModal', { title: '一定要选' })
    await dialog().waitFor()
    await phone.page.keyboard.press('Escape')
    await phone.page.mouse.click(10, 700)
    await expect(dialog().count()).resolves.toBe(1)
  })

  test('takes the focus, keeps Tab inside and gives the focus back', async () => {
    await phone.page.getByRole('button', { name: '页面' }).focus()
    ask('showModal', { title: '问' })
    await dialog().waitFor()
    for (const name of ['取消', '确定', '取消']) {
      await phone.page.keyboard.press('Tab')
      await expect(phone.page.evaluate(() => document.activeElement?.textContent)).resolves.toBe(
        name,
      )
    }
    await press('确定')
    await expect(phone.page.evaluate(() => document.activeElement?.textContent)).resolves.toBe(
      '页面',
    )
  })

  test('stands over the page: nothing below it can be tapped', async () => {
    ask('showModal', { title: '问' })
    await dialog().waitFor()
    await phone.page.mouse.click(180, 65)
    expect(await phone.heard('tap')).toEqual([])
  })

  test('grows with the letter size and still fits the phone', async () => {
    await phone.page.evaluate(() => window.__host?.setFontScale(1.65))
    ask('showModal', { title: '要取消吗', content: '护士小张已经出发，取消会通知她。'.repeat(8) })
    await dialog().waitFor()
    const size = await dialog().evaluate((each) =>
      Number.parseFloat(getComputedStyle(each).fontSize),
    )
    expect(size).toBeCloseTo(17 * 1.65, 1)
    const box = await dialog().boundingBox()
    expect((box?.y ?? 0) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 812).toBe(true)
  })
})

describe('showActionSheet', () => {
  test('answers the row, and fails as cancelled', async () => {
    const first = ask('showActionSheet', { itemList: ['相册', '拍照'] })
    await press('拍照')
    expect(await first.answer).toMatchObject({ tapIndex: 1 })
    const second = ask('showActionSheet', { itemList: ['相册'] })
    await press('取消')
    expect(await second.answer).toContain('showActionSheet:fail cancel')
  })

  test('refuses an empty list and more than six rows', async () => {
    expect(await ask('showActionSheet', { itemList: [] }).answer).toContain('at least 1 item')
    expect(
      await ask('showActionSheet', { itemList: ['1', '2', '3', '4', '5', '6', '7'] }).answer,
    ).toContain('larger than 6')
  })
})

describe('toast and loading', () => {
  test('share one place: the newer replaces the older, loading stays until it is hidden', async () => {
    await phone.wx('showToast', { title: '存好了', duration: 60_000 })
    await phone.wx('showLoading', { title: '正在送' })
    await expect(phone.page.getByText('存好了').count()).resolves.toBe(0)
    await expect(phone.page.getByRole('status').textContent()).resolves.toBe('正在送')
    await phone.wx('hideLoading')
    await expect(phone.page.getByText('正在送').count()).resolves.toBe(0)
  })

  test('a toast goes by itself and lets taps through', async () => {
    await phone.wx('showToast', { title: '存好了', duration: 300 })
    await press('页面')
    expect(await phone.heard('tap')).toHaveLength(1)
    await phone.page.getByText('存好了').waitFor({ state: 'detached' })
  })

  test('with a mask holds taps back', async () => {
    await phone.wx('showLoading', { title: '等', mask: true })
    await phone.page.mouse.click(180, 65)
    expect(await phone.heard('tap')).toEqual([])
  })
})
