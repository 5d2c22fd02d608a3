import { stepAt } from '../../../preview/builtins/slider'
import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const choices = {
  wxml: `
    <form id="form" bindsubmit="hear" bindreset="hear">
      <checkbox-group id="needs" name="needs" bindchange="hear">
        <label wx:for="{{needs}}" wx:key="*this"><checkbox value="{{item}}" checked="{{item === '换药'}}" />{{item}}</label>
        <checkbox value="停了" disabled>停了</checkbox>
      </checkbox-group>
      <radio-group id="who" name="who" bindchange="hear">
        <radio value="elder" checked>本人</radio>
        <radio id="family" value="family">家人</radio>
      </radio-group>
      <label for="family">替家人选</label>
      <switch id="large" name="large" aria-label="大字" bindchange="hear" />
      <slider id="pain" name="pain" aria-label="疼痛" max="10" value="3" bindchange="hear" bindchanging="hear" />
      <button form-type="submit">交</button><button form-type="reset">清</button>
    </form>
    <view id="card" bindtap="hear"><button id="off" disabled bindtap="hear">不能按</button></view>
    <button id="press" bindtap="hear" hover-class="held">按</button>`,
  js: `{ data: { needs: ['换药', '量血压'] } }`,
  wxss: '.held { color: rgb(255, 0, 0) }',
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ choices })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('choices')
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
})

const detailOf = async (type: string) => (await phone.heard(type)).at(-1)?.detail

describe('checkboxes', () => {
  test('are ticked by the words beside them, once a tap, and the group tells all values', async () => {
    await phone.page.getByText('量血压').click()
    expect(await phone.heard('change')).toHaveLength(1)
    expect(await detailOf('change')).toEqual({ value: ['换药', '量血压'] })
    await phone.page.getByRole('checkbox').first().click()
    expect(await detailOf('change')).toEqual({ value: ['量血压'] })
  })

  test('say their state to a screen reader and stay as they are when disabled', async () => {
    const off = phone.page.getByRole('checkbox', { name: '停了' })
    await off.click({ force: true })
    await expect(off.getAttribute('aria-checked')).resolves.toBe('false')
    await expect(off.getAttribute('aria-disabled')).resolves.toBe('true')
    expect(await phone.heard('change')).toEqual([])
  })

  test('are ticked with the keyboard', async () => {
    await phone.page.getByRole('checkbox').first().focus()
    await phone.page.keyboard.press('Space')
    expect(await detailOf('change')).toEqual({ value: [] })
  })
})

describe('radios', () => {
  test('let one go when another is taken, also by a label elsewhere', async () => {
    await phone.page.getByText('替家人选').click()
    expect(await detailOf('change')).toEqual({ value: 'family' })
    await expect(phone.page.getByRole('radio', { checked: true }).count()).resolves.toBe(1)
  })

  test('say nothing when the one taken is taken again', async () => {
    await phone.page.getByRole('radio', { name: '本人' }).click()
    expect(await phone.heard('change')).toEqual([])
  })
})

test('a switch turns and tells', async () => {
  const large = phone.page.getByRole('switch', { name: '大字' })
  await large.click()
  expect(await detailOf('change')).toEqual({ value: true })
  await expect(large.getAttribute('aria-checked')).resolves.toBe('true')
})

describe('a slider', () => {
  test('goes where the finger comes down and tells while it moves', async () => {
    const { page } = phone
    const box = await page.getByRole('slider', { name: '疼痛' }).boundingBox()
    if (!box) throw new Error('the slider is not on the screen')
    await page.mouse.move(box.x + 10, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    expect(await detailOf('change')).toEqual({ value: 10 })
    expect((await phone.heard('changing')).length).toBeGreaterThan(1)
  })

  test('moves a step with an arrow key', async () => {
    await phone.page.getByRole('slider', { name: '疼痛' }).press('ArrowRight')
    expect(await detailOf('change')).toEqual({ value: 4 })
  })

  test.each([
    [0, 0],
    [1, 10],
    [0.45, 4],
    [0.55, 6],
    [-3, 0],
    [7, 10],
  ])('at %d of a track from 0 to 10 in steps of 2 means %d', (place, value) => {
    expect(stepAt(place, { min: 0, max: 10, step: 2 })).toBe(value)
  })
})

describe('a form of choices', () => {
  test('hands over groups, switch and slider by name and puts them back', async () => {
    await phone.page.getByRole('switch').click()
    await phone.page.getByText('量血压').click()
    await phone.page.getByRole('button', { name: '交' }).click()
    expect(await detailOf('submit')).toEqual({
      value: { needs: ['换药', '量血压'], who: 'elder', large: true, pain: 3 },
    })
    await phone.page.getByRole('button', { name: '清' }).click()
    await phone.page.getByRole('button', { name: '交' }).click()
    expect(await detailOf('submit')).toEqual({
      value: { needs: ['换药'], who: 'elder', large: false, pain: 3 },
    })
  })
})

describe('a button', () => {
  test('that is disabled swallows the tap, also for the card around it', async () => {
    await phone.page.getByRole('button', { name: '不能按' }).click({ force: true })
    expect(await phone.heard('tap')).toEqual([])
  })

  test('wears its hover class while a finger is down', async () => {
    const button = phone.page.getByRole('button', { name: '按', exact: true })
    await button.hover()
    await phone.page.mouse.down()
    await phone.page.waitForFunction(() =>
      [...document.querySelectorAll('wx-button')].some(
        (each) => getComputedStyle(each).color === 'rgb(255, 0, 0)',
      ),
    )
    await phone.page.mouse.up()
    await phone.page.waitForFunction(
      () =>
        ![...document.querySelectorAll('wx-button')].some(
          (each) => getComputedStyle(each).color === 'rgb(255, 0, 0)',
        ),
    )
    expect((await phone.heard('tap')).map(({ id }) => id)).toEqual(['press'])
  })

  test('is pressed with Enter', async () => {
    await phone.page.getByRole('button', { name: '按', exact: true }).press('Enter')
    expect((await phone.heard('tap')).map(({ id }) => id)).toEqual(['press'])
  })
})
