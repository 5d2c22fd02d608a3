import type { BrowserContext } from 'playwright-core'
import type { PhoneListRow } from '../../shared/notices'
import type { Page, PersonView } from '../../shared/people'
import type { PersonHit } from '../../shared/register'
import { signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let context: BrowserContext

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 1280, height: 900 } })
})
afterEach(() => context.close())

const open = (as: string, page: string) =>
  TownPhone.open(context, town.url, { as, page, wide: true })

async function found(q: string): Promise<PersonHit[]> {
  const desk = await signIn(town.url, 'front-desk')
  return desk.get<PersonHit[]>(`/api/people/search?q=${encodeURIComponent(q)}`)
}

const sheet = [
  '姓名*,性别*,出生日期*,证件类型,证件号码,电话,居住类型*,社区代码*,地址,人群标签,签约团队,服务包,签约日期,到期日期',
  '田家英,女,1944-10-02,,,15400009911,常住,990101001001,桃花路 7 号 301,,,,,',
  '周不行,男,1944-13-02,,,,常住,990101001001,,,,,,',
].join('\r\n')

test('a sheet is read, its faulty row is named, and only the right ones are written', async () => {
  const phone = await open('manager', 'office/board/index')
  await phone.tap('导入和导出')
  await phone.button('选一张表上传').click()
  await phone.page.locator('input[type=file]').setInputFiles({
    name: '桃源.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${sheet}`),
  })
  await phone.says('第 3 行 周*行')
  await phone.says(/请写成 1950-01-15/)
  expect(await found('田家英')).toEqual([])

  await phone.tap(/^写入/)
  await phone.page.getByText('只写没有错的？').waitFor()
  await phone.button('写入').last().click()
  await phone.says(/^写完了/)
  expect(await found('田家英')).toHaveLength(1)
  expect(await found('周不行')).toEqual([])
  expect(await phone.takeComplaints()).toEqual([])
})

test('two files of one person are named at the desk, made one by the manager, and taken apart again', async () => {
  const desk = await signIn(town.url, 'front-desk')
  const person = { sex: 'female', residence: 'registered', communityCode: '990101001001' }
  const twice = [
    { name: '苏巧云', birthDate: '1941-05-06', ...person },
    { name: '苏巧芸', birthDate: '1941-06-05', ...person },
  ]
  const [kept, other] = [
    await desk.post<PersonView>('/api/people', twice[0] ?? {}),
    await desk.post<PersonView>('/api/people', twice[1] ?? {}),
  ]
  const clerk = await open('front-desk', `staff/person/index?elderId=${kept.id}`)
  await clerk.tap('有两份档案')
  await clerk.says('另一份档案是哪一位？')
  await clerk.page.getByRole('textbox').fill('苏巧芸')
  await clerk.tap(/^苏巧芸/)
  await clerk.tap('是一个人')
  expect(await clerk.route()).toBe('staff/person/index')

  const phone = await open('manager', 'office/board/index')
  await phone.tap('合并档案')
  await phone.says('苏巧芸')
  await phone.tap('是，合成一份')
  await phone.tap('是同一个人')
  await phone.says('合错了，拆开')
  const one = await desk.get<PersonView>(`/api/people/${other.id}`)
  expect(one.id).toBe(kept.id)

  await phone.tap('合错了，拆开')
  await phone.tap('拆开')
  expect((await desk.get<PersonView>(`/api/people/${other.id}`)).id).toBe(other.id)
  expect([...(await clerk.takeComplaints()), ...(await phone.takeComplaints())]).toEqual([])
})

/** Messages are sent every minute; who cannot be reached by them is on the list after that. */
async function someoneToCall(): Promise<void> {
  const desk = await signIn(town.url, 'front-desk')
  for (let tries = 0; tries < 90; tries += 1) {
    const { items } = await desk.get<Page<PhoneListRow>>('/api/notices/phone-list')
    if (items.some(({ phone }) => phone)) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

test('a number on the list of calls is masked, and the call goes to the whole one', async () => {
  await someoneToCall()
  const phone = await open('front-desk', 'staff/phone-list/index')
  const card = phone.button(/^打给 /).first()
  expect(await card.innerText()).toMatch(/^154\*{4}\d{4}$/)
  await card.click()
  await phone.page.getByText(/154\d{8}/).waitFor()
})
