import { keepTyped } from '../../../preview/builtins/input'
import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const form = {
  wxml: `
    <form id="form" bindsubmit="hear" bindreset="hear">
      <input id="name" name="name" placeholder="姓名" placeholder-class="grey" placeholder-style="margin-left: 20rpx"
        value="{{name}}" maxlength="4" bindinput="hear" bindfocus="hear" bindblur="hear" bindconfirm="hear" />
      <input id="age" aria-label="年龄" name="age" type="number" bindinput="hear" />
      <input id="upper" aria-label="大写" name="upper" bindinput="raise" />
      <input id="locked" aria-label="不能改" disabled value="定了" />
      <input id="twoway" aria-label="双向" model:value="{{both}}" />
      <textarea id="note" name="note" placeholder="备注" auto-height maxlength="-1" bindlinechange="hear" />
      <button id="send" form-type="submit">交上去</button>
      <button form-type="reset">清掉</button>
    </form>
    <view id="saw">{{both}}</view>`,
  js: `{
    data: { name: '王', both: '' },
    raise: (event) => event.detail.value.toUpperCase(),
  }`,
  wxss: '.grey { color: rgb(168, 74, 20) }',
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ form })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('form')
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
})

describe('an input', () => {
  test('tells each word typed with the place of the cursor', async () => {
    const field = phone.page.getByRole('textbox', { name: '姓名' })
    await field.fill('')
    await field.pressSequentially('李桂')
    const details = (await phone.heard('input')).map(({ detail }) => detail)
    expect(details.at(-1)).toMatchObject({ value: '李桂', cursor: 2 })
  })

  test('stops at its maximum length, counted in characters', async () => {
    const field = phone.page.getByRole('textbox', { name: '姓名' })
    await field.fill('')
    await field.pressSequentially('阿卜杜热依木')
    expect(await field.inputValue()).toBe('阿卜杜热')
  })

  test('keeps only digits when it asks for a number', async () => {
    const field = phone.page.getByRole('textbox', { name: '年龄' })
    await field.pressSequentially('8a2')
    expect(await field.inputValue()).toBe('82')
    expect(await field.getAttribute('inputmode')).toBe('numeric')
  })

  test('shows what its handler returns instead of what was typed', async () => {
    const field = phone.page.getByRole('textbox', { name: '大写' })
    await field.pressSequentially('ab')
    expect(await field.inputValue()).toBe('AB')
  })

  test('takes a new value from the page and gives a two-way one back', async () => {
    await phone.setData({ name: '张' })
    expect(await phone.page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('张')
    await phone.page.getByRole('textbox', { name: '双向' }).pressSequentially('好')
    expect(await phone.data()).toMatchObject({ both: '好' })
    await expect(phone.page.locator('wx-view', { hasText: /^好$/ }).count()).resolves.toBe(1)
  })

  test('confirms with Enter and then lets go', async () => {
    const field = phone.page.getByRole('textbox', { name: '姓名' })
    await field.focus()
    await field.press('Enter')
    const types = (await phone.heard()).filter(({ id }) => id === 'name').map(({ type }) => type)
    expect(types).toEqual(['focus', 'confirm', 'blur'])
  })

  test('dresses its placeholder with the class and the style of the page', async () => {
    await phone.setData({ name: '' })
    const look = await phone.page.getByText('姓名', { exact: true }).evaluate((hint) => {
      const { color, marginLeft } = getComputedStyle(hint)
      return { color, marginLeft }
    })
    expect(look).toEqual({ color: 'rgb(168, 74, 20)', marginLeft: '10px' })
  })

  test('cannot be changed while disabled', async () => {
    await expect(phone.page.getByRole('textbox', { name: '不能改' }).isDisabled()).resolves.toBe(
      true,
    )
  })
})

describe('a textarea', () => {
  test('grows with its lines and tells how many there are', async () => {
    const field = phone.page.getByRole('textbox', { name: '备注' })
    const before = (await field.boundingBox())?.height ?? 0
    await field.fill('一\n二\n三')
    expect((await field.boundingBox())?.height).toBeGreaterThan(before * 2)
    expect((await phone.heard('linechange')).at(-1)?.detail).toMatchObject({ lineCount: 3 })
  })
})

describe('a form', () => {
  test('hands over every named field, and only those', async () => {
    await phone.page.getByRole('textbox', { name: '年龄' }).fill('82')
    await phone.page.getByRole('button', { name: '交上去' }).click()
    expect((await phone.heard('submit'))[0]?.detail).toEqual({
      value: { name: '王', age: '82', upper: '', note: '' },
    })
  })

  test('goes back to the values it came with', async () => {
    await phone.page.getByRole('textbox', { name: '姓名' }).fill('赵')
    await phone.page.getByRole('button', { name: '清掉' }).click()
    expect(await phone.page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('王')
    expect(await phone.heard('reset')).toHaveLength(1)
  })
})

describe('what each keyboard lets through', () => {
  test.each([
    ['number', '1a2-3', '123'],
    ['digit', '1.2.3', '1.23'],
    ['idcard', '1101x', '1101x'],
    ['idcard', '11O1', '111'],
    ['text', 'a1-', 'a1-'],
    ['nickname', '小王', '小王'],
  ])('%s makes %j into %j', (type, typed, kept) => {
    expect(keepTyped(type, typed)).toBe(kept)
  })
})
