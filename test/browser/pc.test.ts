import type { BrowserContext } from 'playwright-core'
import type { InvitationView } from '../../shared/sign-in'
import { signIn } from '../../tools/lib/api'
import { codeOf } from '../support/authenticator'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let hand: BrowserContext
let desk: BrowserContext

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  hand = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
  desk = await town.browser.newContext({ viewport: { width: 1280, height: 900 } })
})
afterEach(() => Promise.all([hand.close(), desk.close()]))

const phoneOf = (as: string, page: string) => TownPhone.open(hand, town.url, { as, page })

/** A PC nobody is signed in on, as the landing page opens it. */
async function openPc(): Promise<TownPhone> {
  const landing = await desk.newPage()
  await landing.goto(town.url)
  const address = await landing.getByRole('link', { name: '电脑扫码登录' }).getAttribute('href')
  await landing.close()
  const asked = new URL(address ?? '', town.url).searchParams
  const [as, page] = [asked.get('as') ?? '', asked.get('page') ?? '']
  return TownPhone.open(desk, town.url, { as, page, wide: true })
}

/** What the camera would read off the PC. */
async function scanPc(phone: TownPhone, pc: TownPhone): Promise<void> {
  const { qr } = await pc.data<{ qr: string }>()
  await phone.page.bringToFront()
  await phone.go('pages/settings/index')
  await phone.tap(/^登录电脑/)
  await phone.button('扫电脑上的码').click()
  await phone.button('输入码的内容').click()
  await phone.type('码的内容', qr)
  await phone.tap('确定')
  await phone.tap('是我，登录')
  await phone.says('电脑上登录好了')
  await pc.page.bringToFront()
}

/** A new manager joins by an invitation and sets an authenticator up; answers the phone and the secret. */
async function newManager(): Promise<{ phone: TownPhone; secret: string }> {
  const manager = await signIn(town.url, 'manager')
  const { code } = await manager.post<InvitationView>('/api/staff/invitations', {
    orgId: 'org-taoyuan',
    role: 'manager',
    name: '郝国平',
    title: '副主任',
  })
  const phone = await phoneOf('new:manager', 'pages/start/index')
  for (const name of ['同意，开始用', '同意', '就这样，开始', /^我是工作人员/])
    await phone.tap(name)
  await phone.type('邀请码', code ?? '')
  await phone.tap('加入')
  await phone.says('设置动态验证码')
  await phone.tap('开始设置')
  const secret = (await phone.data<{ secret: string }>()).secret.replaceAll(' ', '')
  await phone.type('验证码', codeOf(secret))
  await phone.tap('确认')
  await phone.says('项重点工作')
  return { phone, secret }
}

test('a PC nobody is signed in on is signed in by a nurse’s phone', async () => {
  const pc = await openPc()
  await pc.says('用手机扫码登录')
  const phone = await phoneOf('nurse-zhang', 'staff/today/index')
  await scanPc(phone, pc)
  await pc.says('签约申请')
  expect(await pc.route()).toBe('staff/today/index')
  expect([...(await pc.takeComplaints()), ...(await phone.takeComplaints())]).toEqual([])
})

test('a manager’s PC asks for the digits once more before it shows a figure', async () => {
  const { phone, secret } = await newManager()
  const pc = await openPc()
  await scanPc(phone, pc)
  await pc.says('输入动态验证码')
  expect(await pc.page.getByText('项重点工作').count()).toBe(0)
  await pc.type('验证码', codeOf(secret, 1))
  await pc.tap('确认')
  await pc.says('项重点工作')
  expect(await pc.route()).toBe('office/board/index')
})
