import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const blank = {
  wxml:
    '<button open-type="getPhoneNumber" bindgetphonenumber="hear">手机号</button>' +
    '<button open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="hear">同意</button>',
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

describe('the telephone', () => {
  test('asks before it dials and says that it does not dial', async () => {
    const { answer } = ask('makePhoneCall', { phoneNumber: '120' })
    await press('呼叫 120')
    expect(await answer).toMatchObject({ errMsg: 'makePhoneCall:ok' })
    await expect(dialog().textContent()).resolves.toContain('预览里不会真的拨出')
    await press('挂断')
  })

  test('fails as cancelled when the person thinks better of it', async () => {
    const { answer } = ask('makePhoneCall', { phoneNumber: '120' })
    await dialog().waitFor()
    await phone.page.keyboard.press('Escape')
    expect(await answer).toContain('makePhoneCall:fail cancel')
  })
})

describe('the location', () => {
  test('is asked once, with the place the person writes', async () => {
    const first = ask('getLocation')
    await phone.page.getByRole('textbox').fill('一座桥')
    await press('允许')
    await expect(phone.page.getByRole('alert').textContent()).resolves.toContain('纬度')
    await phone.page.getByRole('textbox').fill('30.5, 120.5')
    await press('允许')
    expect(await first.answer).toMatchObject({ latitude: 30.5, longitude: 120.5 })
    expect(await ask('getLocation').answer).toMatchObject({ latitude: 30.5 })
    expect(await phone.wx('getSetting')).toMatchObject({
      authSetting: { 'scope.userLocation': true },
    })
  })

  test('once refused stays refused', async () => {
    const first = ask('getLocation')
    await press('拒绝')
    expect(await first.answer).toContain('auth deny')
    expect(await ask('getLocation').answer).toContain('auth deny')
  })
})

describe('subscribe messages', () => {
  test('are granted one by one', async () => {
    const { answer } = ask('requestSubscribeMessage', { tmplIds: ['visit', 'result'] })
    await phone.page.getByRole('checkbox').nth(1).uncheck()
    await press('允许')
    expect(await answer).toMatchObject({ visit: 'accept', result: 'reject' })
  })

  test('are at most three a question', async () => {
    expect(
      await ask('requestSubscribeMessage', { tmplIds: ['1', '2', '3', '4'] }).answer,
    ).toContain('limit is 3')
    expect(await ask('requestSubscribeMessage', { tmplIds: [] }).answer).toContain(
      'can not be empty',
    )
  })
})

test('a code is read as typed text where the browser reads no pictures', async () => {
  const { answer } = ask('scanCode')
  await press('输入码的内容')
  await phone.page.getByRole('textbox', { name: '码的内容' }).fill('hut:3 号')
  await press('确定')
  expect(await answer).toMatchObject({ result: 'hut:3 号', scanType: 'QR_CODE' })
})

test('the phone number is handed over only when allowed', async () => {
  await press('手机号')
  await press('允许')
  expect((await phone.heard('getphonenumber'))[0]?.detail).toMatchObject({
    errMsg: 'getPhoneNumber:ok',
    code: 'demo:daughter',
  })
})

test('the code of wx.login is the persona of the phone', async () => {
  expect(await phone.wx('login')).toMatchObject({ code: 'demo:daughter' })
})

describe('a phone nobody has used yet', () => {
  beforeEach(async () => {
    phone = await phones.open('blank', 'new:guest')
  })

  test('is a WeChat account of its own', async () => {
    expect(await phone.wx('login')).toMatchObject({ code: 'demo-new:guest' })
  })

  test('has to be asked about privacy before it hands anything over', async () => {
    expect(await phone.wx('getPrivacySetting')).toMatchObject({ needAuthorization: true })
    expect(await ask('requirePrivacyAuthorize').answer).toContain(
      'privacy permission is not authorized',
    )
    await press('同意')
    await phone.heard('agreeprivacyauthorization')
    expect(await phone.wx('getPrivacySetting')).toMatchObject({ needAuthorization: false })
    expect(await ask('requirePrivacyAuthorize').answer).toMatchObject({
      errMsg: 'requirePrivacyAuthorize:ok',
    })
  })

  test('tells the number that is written for it, once privacy was agreed to', async () => {
    await press('手机号')
    expect((await phone.heard('getphonenumber'))[0]?.detail).toMatchObject({
      errMsg: 'getPhoneNumber:fail user deny',
    })
    await press('同意')
    await press('手机号')
    await phone.page.getByRole('textbox', { name: '这部手机的号码' }).fill('15400000006')
    await press('确定')
    expect((await phone.heard('getphonenumber'))[1]?.detail).toMatchObject({
      errMsg: 'getPhoneNumber:ok',
      code: 'demo-phone:15400000006',
    })
  })
})

test('people of the town agreed to privacy long ago', async () => {
  expect(await phone.wx('getPrivacySetting')).toMatchObject({ needAuthorization: false })
})
