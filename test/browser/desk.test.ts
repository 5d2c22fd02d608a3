import type { BrowserContext } from 'playwright-core'
import type { CurrentContractView } from '../../shared/contracts'
import { checkCharacterOf } from '../../shared/identity-number'
import type { OpenedRow } from '../../shared/access'
import type { Page, PersonCard, PersonView } from '../../shared/people'
import type { PersonHit } from '../../shared/register'
import { signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext
let phone: TownPhone

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterEach(() => context.close())

const open = async (as: string, page: string) => {
  phone = await TownPhone.open(context, town.url, { as, page })
}

/** A number of the invented county, with its right check character. */
const numberOf = (birth: string, order: string) => {
  const first17 = `990101${birth}${order}`
  return first17 + checkCharacterOf(first17)
}

/** The first row of a picker is taken as it stands. */
async function pickFirst(name: RegExp): Promise<void> {
  await phone.tap(name)
  await phone.tap('确定')
}

async function found(q: string): Promise<PersonHit[]> {
  const desk = await signIn(town.url, 'front-desk')
  return desk.get<PersonHit[]>(`/api/people/search?q=${encodeURIComponent(q)}`)
}

async function fillIn(name: string, number: string): Promise<void> {
  await phone.type('证件号码', number)
  await phone.type('姓名', name)
  await pickFirst(/^住在/)
}

test('the desk registers an elder without a phone and signs for her on paper', async () => {
  await open('front-desk', 'staff/today/index')
  await phone.tap(/^登记老人/)
  await fillIn('田桂香', numberOf('19441002', '362'))
  await phone.says('女 · 1944年10月2日生 · 81 岁')
  await phone.type('门牌地址', '桃花路 7 号 2 单元 301 室')
  await phone.type('楼层', '3')
  await phone.tap('没有电梯')
  await phone.type('怎么进门', '按左边的铃')
  await phone.tap('登记')

  await phone.says('没有签约')
  await phone.says('3 楼 · 没有电梯')
  await phone.tap('一起签约')
  for (const answer of [/^张医生团队/, /^中级包/, /^1 年/]) await phone.tap(answer)
  await phone.tap('都看过了，往下走')
  await phone.says('张医生团队')
  await phone.tap(/^签在纸上/)
  await phone.type('协议编号', 'TY-2026-0307')
  await phone.tap('确认签约')
  await phone.says('田桂香 和 张医生团队 签好了')
  await phone.tap('回去')
  await phone.says('生效中')

  const [elder] = await found('田桂香')
  const desk = await signIn(town.url, 'front-desk')
  const file = await desk.get<PersonView>(`/api/people/${elder?.id}`)
  expect(file.phones ?? []).toEqual([])
  expect(file.identity?.masked).toMatch(/^9901\*+\d{3}[\dX]$/)
  const { contract } = await desk.get<CurrentContractView>(
    `/api/contracts/current?elderId=${elder?.id}`,
  )
  expect(contract).toMatchObject({
    status: 'active',
    signed: { way: 'paper', paperRef: 'TY-2026-0307', byId: desk.personId, forId: elder?.id },
  })
  expect(await phone.takeComplaints()).toEqual([])
})

test('a step back while signing together keeps the answers, and another one is taken', async () => {
  const [liu] = await found('刘大山')
  await open('front-desk', `staff/draft/index?elderId=${liu?.id}`)
  for (const answer of [/^张医生团队/, /^中级包/, /^1 年/]) await phone.tap(answer)
  await phone.tap('上一步')
  await phone.says('签多久？')
  await phone.tap(/^2 年/)
  await phone.tap('都看过了，往下走')
  await phone.says(/^2 年，到/)
})

test('a wrong number is said while it is typed, and nothing is registered', async () => {
  await open('front-desk', 'staff/register/index')
  await fillIn('田桂香二', '990101194410023620')
  await phone.says('这个号码不对，请对着证件再看一遍')
  await phone.tap('女')
  await phone.tap('登记')
  await phone.says('证件号码不对')
  expect(await found('田桂香二')).toEqual([])
})

test('somebody with the same number is shown and not registered twice', async () => {
  const number = numberOf('19390511', '018')
  await open('front-desk', 'staff/register/index')
  await fillIn('周阿根', number)
  await phone.tap('登记')
  await phone.says('没有签约')

  await phone.start({ as: 'front-desk', page: 'staff/register/index' })
  await fillIn('周阿根', number)
  await phone.tap('登记')
  await phone.page.getByText('是不是这些人？').waitFor()
  await phone.page.getByText('证件号码相同').waitFor()
  await phone.page.getByText('证件号码已经有人登记').waitFor()
  expect(await phone.button('都不是，登记').count()).toBe(0)
  expect(await found('周阿根')).toHaveLength(1)
})

test('a whole number is shown for a reason, and the elder can read who saw it and why', async () => {
  const wang = await signIn(town.url, 'wang-xiulan')
  await open('front-desk', `staff/person/index?elderId=${wang.personId}`)
  await phone.tap('看证件全号')
  await phone.tap('看完整的')
  await phone.page.getByText('请写明原因').waitFor()
  await phone.tap('核对身份')
  await phone.tap('看完整的')
  await phone.page.getByText(/^990101\d{11}[\dX]$/).waitFor()

  const opened = await wang.get<{ items: OpenedRow[] } | OpenedRow[]>(
    `/api/people/${wang.personId}/opened`,
  )
  const rows = Array.isArray(opened) ? opened : opened.items
  expect(rows.find(({ what }) => what === 'identity')).toMatchObject({ reason: '核对身份' })
})

test('the file of another team’s elder opens for a reason', async () => {
  const desk = await signIn(town.url, 'front-desk')
  const { items } = await desk.get<Page<PersonCard>>('/api/people?limit=100')
  const other = items.find(({ team }) => team?.id === 'team-lin')
  await open('nurse-zhang', `staff/person/index?elderId=${other?.id}`)
  await phone.says('为什么要看这份档案？')
  expect(await phone.page.getByText('电话和地址').count()).toBe(0)
  await phone.tap('本人到门诊求助')
  await phone.tap('写明原因，打开')
  await phone.says(other?.name ?? '')
  await phone.says('电话和地址')
})

test('what waits on the phone is shown although the file cannot be opened', async () => {
  const wang = (await signIn(town.url, 'wang-xiulan')).personId
  await open('nurse-zhang', `staff/record/index?elderId=${wang}`)
  await phone.tap(/^保健咨询/)
  await context.route('**/api/**', (route) => route.abort('internetdisconnected'))
  await phone.tap('记下')
  await phone.page.getByText('已存在手机里（待上传 1）').waitFor()
  await phone.go(`staff/person/index?elderId=${wang}`)
  await phone.says('待上传 1')
  await phone.says('档案暂时打不开')
  await context.unroute('**/api/**')
  await phone.tap('再试一次')
  await phone.says('王秀兰')
})

test('a pressure that looks like a slip is asked about before it is written down', async () => {
  const wang = (await signIn(town.url, 'wang-xiulan')).personId
  await open('nurse-zhang', `staff/record/index?elderId=${wang}`)
  await phone.tap(/^血压/)
  await phone.type('收缩压', '186')
  await phone.type('舒张压', '84')
  await phone.tap('记下')
  await phone.page.getByText('收缩压 186 偏高').waitFor()
  await phone.tap('回去改')
  expect(await phone.route()).toBe('staff/record/index')
  await phone.tap('记下')
  await phone.tap('没有抄错')
  await phone.page.getByText('记好了').waitFor()
})
