import type { BrowserContext } from 'playwright-core'
import { openTown, type Town } from '../support/browser'
import { settleFolk, type Folk } from './folk'
import { TownPhone, type Cost } from './phone'

jest.setTimeout(120_000)

let town: Town
let folk: Folk
let context: BrowserContext
let phone: TownPhone

beforeAll(async () => {
  town = await openTown()
  folk = await settleFolk(town.url)
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterEach(async () => {
  expect(await phone.takeComplaints()).toEqual([])
  await context.close()
})

const open = async (as: string, page: string) => {
  phone = await TownPhone.open(context, town.url, { as, page })
}

describe('what people come for is at most three taps away', () => {
  const home = 'pages/home/index'
  const today = 'staff/today/index'
  const board = 'office/board/index'
  test.each([
    ['an elder sees the contract', 'wang-xiulan', home, [/^我的签约/], '我的家庭医生'],
    ['an elder sees what was done', 'wang-xiulan', home, [/^做过的服务/], '做过的服务'],
    ['an elder calls the team', 'wang-xiulan', home, [/打电话给团队/], ''],
    [
      'an elder books a nurse',
      'wang-xiulan',
      home,
      [/^预约上门/, /^专项护理/, /更换尿管/],
      '先准备好',
    ],
    ['an elder sees who comes', 'wang-xiulan', home, [/^我的预约/], '要来的'],
    ['an elder makes letters larger', 'wang-xiulan', home, [/^字号/, /标准/], '正在用'],
    ['an elder reads who may act', 'wang-xiulan', home, [/^家里人代办/], '代办'],
    ['an elder reads who looked', 'wang-xiulan', home, [/^谁看过档案/], '谁看过我的档案'],
    ['an elder reads messages', 'wang-xiulan', home, [/^消息/], '消息'],
    ['an elder sets quiet hours', 'wang-xiulan', home, [/^字号/, /^消息和安静/, /^晚上 8/], '已选'],
    ['an elder takes the data along', 'wang-xiulan', home, [/^我的资料/, /^导出/], '存一份能看的'],
    ['a daughter acts for her father', 'chen-min', home, [/换人$/, /为爸爸办理/], '陈国强 85 岁'],
    ['a nurse writes a service down', 'nurse-zhang', today, [/^记录/, /^阿卜杜/], '做了什么'],
    ['a nurse corrects a record', 'nurse-zhang', today, [/^我的记录/, /^更正/], '更正原因'],
    [
      'a doctor answers a request',
      'doctor-zhang',
      today,
      [/^签约申请/, /^接受/],
      '算作团队的签约人数',
    ],
    ['the desk registers somebody', 'front-desk', today, [/^登记老人/], '登记一位老人'],
    ['the desk sees whom to call', 'front-desk', today, [/^要打的电话/], '最早的排在最前'],
    ['the desk starts an import', 'front-desk', today, [/^导入名册/], '还没有上传'],
    [
      'a nurse signs a PC in',
      'nurse-zhang',
      today,
      [/^我的 ?登录/, /^登录电脑/],
      '要在电脑上登录吗？',
    ],
    ['a manager invites a colleague', 'manager', board, [/^人员与邀请/, /^邀请一位/], '岗位'],
    ['a manager looks for two files', 'manager', board, [/^合并档案/], '没有要合并的档案'],
    ['a manager reads who did what', 'manager', board, [/^审计记录/], '只能添，不能改'],
    ['a manager asks why', 'manager', board, [/^为什么是/], '共'],
    ['a manager enters a base', 'manager', board, [/^人口底数/, /^录入/], '来源'],
    ['the county compares', 'county', board, [/^各单位对比/], '桃源街道社区卫生服务中心'],
  ] as [string, string, string, RegExp[], string][])('%s', async (...given) => {
    const [, as, page, taps, seen] = given
    await open(as, page)
    for (const name of taps) await phone.tap(name)
    if (seen) await phone.page.getByText(seen).locator('visible=true').first().waitFor()
    expect(phone.taps).toBeLessThanOrEqual(3)
  })

  test('the call asks before it dials', async () => {
    await open('wang-xiulan', home)
    await phone.button(/打电话给团队/).click()
    await phone.page.getByText('0990-5511801').waitFor()
  })

  test('signing is five steps of one question each', async () => {
    await open('chen-min', 'pages/sign/index')
    const places: string[] = []
    for (const choice of [/^陈国强/, /张医生团队/, /中级包/, /^同意/]) {
      places.push(await stepOf(phone))
      await phone.tap(choice)
    }
    places.push(await stepOf(phone))
    expect(places).toEqual([1, 2, 3, 4, 5].map((step) => `第 ${step} 步，共 5 步`))
    expect(phone.taps).toBe(4)
  })
})

const stepOf = async ({ page }: TownPhone): Promise<string> =>
  (await page
    .locator('.host-screen:not([hidden])')
    .getByText(/^第 \d 步/)
    .textContent()) ?? ''

describe('a tap that stays on its page sends at most 4 kB in at most two calls', () => {
  const long = () => `elderId=${folk.ids.long}`
  const scopesStep = `side=elder&code=abc&relation=${encodeURIComponent('母亲')}`
  test.each([
    ['wang-xiulan', 'pages/contract/index', undefined, [/看以前的签约/]],
    ['wang-xiulan', 'pages/services/index', undefined, [/看以前的/]],
    ['wang-xiulan', 'pages/book/index', undefined, [/^专项护理/, /请社区给我回电话/]],
    ['chen-min', 'pages/people/index', undefined, [/再看一次/]],
    ['wang-xiulan', 'pages/settings/index', undefined, [/标准/, /长辈/]],
    ['wang-xiulan', 'pages/link/index', () => 'side=elder&code=abc', [/看更多/]],
    ['wang-xiulan', 'pages/link/index', () => scopesStep, [/^办理签约/, /^预约/]],
    ['wang-xiulan', 'pages/notices/index', () => 'part=settings', [/晚上 8:00/, /^签约的事/]],
    ['chen-min', 'pages/my-data/index', () => 'part=devices', [/让别处都退出/]],
    ['nurse-zhang', 'staff/find/index', undefined, [/^没有签约$/, /^失能$/, /^全部$/, /再看一些/]],
    ['nurse-zhang', 'staff/record/index', long, [/^血压/, /^随访/, /^空腹/, /^中心$/]],
    ['doctor-zhang', 'staff/requests/index', undefined, [/^退回/, /团队已经签满/, /^关上/]],
    ['nurse-zhang', 'staff/records/index', undefined, [/^作废/, /记错了人/, /^关上/, /前一天/]],
    ['nurse-zhang', 'staff/draft/index', long, [/张医生团队/, /中级包/, /^1 年/]],
    ['front-desk', 'staff/register/index', undefined, [/^女$/, /^暂住/, /^失能/, /^登记$/]],
    ['front-desk', 'staff/contact/index', long, [/^加一个电话/, /^老伴$/]],
    ['front-desk', 'staff/tags/index', long, [/^空巢/]],
    ['front-desk', 'staff/life/index', long, [/^住院了/, /^去世了/]],
    ['front-desk', 'staff/desk-mandate/index', long, [/^和团队聊天/, /^2 年/, /^法定监护/]],
    ['manager', 'office/staff/index', undefined, [/^邀请一位/, /^护士$/, /^关上/]],
    ['manager', 'office/audit/index', undefined, [/^再看一些/]],
    ['manager', 'office/board/index', undefined, [/^第 1 项/, /^关上/]],
    ['manager', 'office/explain/index', () => 'code=contract.inForce', [/再看一些/, /^没计入的/]],
    ['manager', 'office/bases/index', undefined, [/^2025 年/, /^(录入|更正) 65/, /^关上/]],
    ['manager', 'office/targets/index', undefined, [/定目标$/, /^定下/, /^关上/]],
  ] as [string, string, (() => string) | undefined, RegExp[]][])('%s on %s', async (...given) => {
    const [as, page, query, taps] = given
    await open(as, query ? `${page}?${query()}` : page)
    const costs: Cost[] = []
    for (const name of taps) costs.push(await phone.tap(name))
    const heavy = costs.filter(({ calls, bytes, left }) => calls > 2 || bytes > 4000 || left)
    expect(heavy).toEqual([])
    expect(await phone.route()).toBe(page)
  })
})
