import type { BrowserContext } from 'playwright-core'
import type { DemoPapers } from '../../shared/session'
import { callerOf, signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext
const phones: TownPhone[] = []

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterEach(async () => {
  for (const phone of phones.splice(0)) expect(await phone.takeComplaints()).toEqual([])
  await context.close()
})

async function open(as: string, page = 'pages/start/index'): Promise<TownPhone> {
  const phone = await TownPhone.open(context, town.url, { as, page })
  phones.push(phone)
  return phone
}

/** Taps through, one after the other; a phone in the background draws no frames. */
async function taps(phone: TownPhone, ...names: (RegExp | string)[]): Promise<void> {
  await phone.page.bringToFront()
  for (const name of names) await phone.tap(name)
}

/** What the camera would read: the preview takes the content of a code as text. */
async function scan(phone: TownPhone, button: RegExp, content: string): Promise<void> {
  await phone.page.bringToFront()
  await phone.button(button).first().click()
  await phone.button('输入码的内容').click()
  await phone.type('码的内容', content)
  await phone.tap('确定')
}

/** A new phone up to the question who one is: privacy first, then the letter size. */
async function firstStart(as: string): Promise<TownPhone> {
  const phone = await open(as)
  await phone.says('用之前，先说清楚')
  await taps(phone, '同意，开始用')
  while (await phone.button('同意').count()) await taps(phone, '同意')
  await phone.says('这样的字看得清吗？')
  await taps(phone, '就这样，开始')
  await phone.says('您是哪一位？')
  return phone
}

test('a daughter links her mother, her mother takes it back, and the next tap says so in plain words', async () => {
  const daughter = await firstStart('new:daughter')
  await taps(daughter, /^我是家里人/)
  await daughter.type('姓名', '王小燕')
  await taps(daughter, '下一步')
  await daughter.says('怎么找到老人？')

  const mother = await open('wang-xiulan', 'pages/home/index')
  await taps(mother, /^家里人代办/)
  await taps(mother, /^(再连一位|连上家里人)/, /^让家里人替我办/, /^给对方看我的码/)
  const { qr } = await mother.data<{ qr: string }>()

  await scan(daughter, /^扫老人的码/, qr)
  await taps(daughter, '妈妈', '下一步', /^1 年/, '确认，请对方同意')
  await daughter.says('等对方同意')

  await taps(mother, '对方扫好了')
  await mother.says('王小燕')
  await taps(mother, '同意 王小燕')
  await mother.says('谁能替我办')

  await taps(daughter, '回首页')
  await daughter.says('现在为 妈妈 办理')
  await taps(daughter, /^我的签约/)
  await daughter.says('我的家庭医生')

  await taps(mother, /^王小燕/, '收回授权')
  await taps(mother, '收回')
  await mother.says('已经收回')

  await taps(daughter, '看以前的签约')
  await daughter.says('妈妈已经收回')
  expect(await daughter.takeComplaints()).toEqual([expect.stringContaining('403')])
  await expect(
    daughter.page.getByText('我的家庭医生').locator('visible=true').count(),
  ).resolves.toBe(0)
  await taps(daughter, '知道了，回首页')
  await daughter.says('连上家里人')
})

test('an elder shows who he is with phone, name and number; what does not match gets one answer', async () => {
  const {
    name,
    identityNumber,
    phone: number,
  } = await callerOf(town.url).get<DemoPapers>('/api/demo/papers')
  const phone = await firstStart('new:elder')
  await taps(phone, /^我是老人/)
  await phone.type('姓名', name)
  await phone.type('身份证号', identityNumber)
  const check = async (told: string) => {
    await phone.button('用微信手机号核对').click()
    await phone.type('这部手机的号码', told)
    await phone.tap('确定')
  }
  await check('15499999999')
  await phone.says('没有对上')
  expect(await phone.takeComplaints()).toEqual([expect.stringContaining('422')])
  await check(number)
  await phone.says('还没有家庭医生')
  await phone.says(name)

  await taps(phone, /^我的资料/, /^绑定的微信/)
  await phone.says('用手机号和身份证号核对')
  await taps(phone, /^解除绑定/)
  await taps(phone, '解除')
  await phone.says('您是哪一位？')
})

test('whoever says no is told where to go, and nothing of theirs is kept', async () => {
  const phone = await open('new:careful')
  await taps(phone, '不同意')
  await phone.says('不同意也没关系')
  expect(
    await phone.page.evaluate(() => localStorage.getItem('linli:new:careful:linli.session')),
  ).toBeNull()
})

test('an elder sees who opened the file, and when', async () => {
  const [nurse, elder] = await Promise.all([
    signIn(town.url, 'nurse-zhang'),
    signIn(town.url, 'wang-xiulan'),
  ])
  await nurse.get(`/api/people/${elder.personId}`)
  const phone = await open('wang-xiulan', 'pages/home/index')
  await taps(phone, /^谁看过档案/)
  await phone.says('张晓雨')
  await phone.says('看了个人档案')
  await phone.says(/^今天 3月4日/)
})
