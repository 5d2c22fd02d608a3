import type { BrowserContext, Page as BrowserPage } from 'playwright-core'
import { importColumns } from '../../shared/imports'
import type { PersonView } from '../../shared/people'
import { signIn } from '../../tools/lib/api'
import { openTown, type Town } from '../support/browser'
import { settleFolk, type Folk } from './folk'
import { TownPhone } from './phone'

jest.setTimeout(120_000)

let town: Town
let folk: Folk
let context: BrowserContext
const phones: TownPhone[] = []

beforeAll(async () => {
  town = await openTown()
  folk = await settleFolk(town.url)
})
afterAll(() => town.close())
beforeEach(async () => {
  context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
})
afterEach(async () => {
  for (const phone of phones.splice(0)) expect(await phone.takeComplaints()).toEqual([])
  await context.close()
})

async function open(as: string, page: string): Promise<TownPhone> {
  const phone = await TownPhone.open(context, town.url, { as, page })
  phones.push(phone)
  return phone
}

const said = (phone: TownPhone): Promise<string> =>
  phone.page.evaluate(() => window.__host?.said.join('') ?? '')

/** Says yes to what the phone asks over the page. */
async function agree(phone: TownPhone, yes: string): Promise<void> {
  await phone.page.locator('.host-overlay').getByRole('button', { name: yes }).click()
  await phone.tapped()
}

/** The name of the file the next tap hands over, and what is in it. */
async function handedOver(page: BrowserPage, tap: () => Promise<unknown>) {
  const [download] = await Promise.all([page.waitForEvent('download'), tap()])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString() }
}

test('a page is read to whoever wants it, and hushed by the same button', async () => {
  const phone = await open('wang-xiulan', 'pages/settings/index')
  await phone.tap(/^读给我听/)
  await phone.says('打开了')
  await phone.go('pages/home/index')
  await phone.button('读给我听').click()
  await phone.button('别读了').waitFor()
  expect(await said(phone)).toMatch(/^现在为 自己 办理。.*3月4日 星期三 正月十六/)
  await phone.tap('别读了')
  await phone.button('读给我听').waitFor()
  expect(await phone.findingsAt('elder', [1, 1.65])).toEqual([[], []])
})

test('the desk takes a scope away because the elder asked, then ends it, and the relative reads so', async () => {
  const phone = await open('front-desk', `staff/person/index?elderId=${folk.ids.long}`)
  await phone.tap('代办家属')
  await phone.tap('改动或结束 王秀兰的代办')
  await phone.tap('保存改动')
  await phone.says('还没有改动什么')
  await phone.tap('代为签约')
  await phone.tap('保存改动')
  await phone.says('请写清为什么')
  await phone.type('为什么', '老人说签约要自己来')
  await phone.tap('保存改动')
  await phone.says('预约、看健康记录')
  expect(await phone.page.getByText('预约、看健康记录、办理签约').count()).toBe(0)

  await phone.tap('改动或结束 王秀兰的代办')
  await phone.type('为什么', '老人不想再让她代办')
  await phone.tap('结束代办')
  await agree(phone, '结束代办')
  await phone.says('已经结束')
  const relative = await signIn(town.url, 'wang-xiulan')
  await expect(relative.get(`/api/contracts/current?elderId=${folk.ids.long}`)).rejects.toThrow(
    'mandate.ended',
  )
})

test('an address is put on the map without being opened, and the rest of it stays', async () => {
  const desk = await signIn(town.url, 'front-desk')
  const before = await desk.get<PersonView>(`/api/people/${folk.ids.wang}`)
  const phone = await open('front-desk', `staff/contact/index?elderId=${folk.ids.wang}`)
  await phone.tap(/^更正.*的地址/)
  await phone.button('在地图上选').click()
  await phone.tap('允许')
  await phone.tap('保存')
  await phone.says(/已标地图/)
  const after = await desk.get<PersonView>(`/api/people/${folk.ids.wang}`)
  const [was, is] = [before.addresses?.[0], after.addresses?.[0]]
  expect(is).toEqual({ ...was, hasPoint: true })
})

test('the register leaves the house for a reason only', async () => {
  const phone = await open('manager', 'office/import/index')
  await phone.tap('导出登记册')
  await phone.tap('CSV')
  await phone.tap('导出')
  await phone.page.getByText('请写明导出的用途').waitFor()
  await phone.tap('核对名册')
  const { name, text } = await handedOver(phone.page, () => phone.button('导出').click())
  expect(name).toBe('居民登记册-2026-03-04.csv')
  expect(text).toContain('王秀兰')
  expect(text).not.toMatch(/990101\d{11}[\dX]/)
})

test('rows that are like somebody known wait for a decision, and the page says how many', async () => {
  const desk = await signIn(town.url, 'front-desk')
  await desk.post('/api/people', {
    ...{ name: '盛玉珍', sex: 'female', birthDate: '1941-03-08', residence: 'registered' },
    ...{ communityCode: '990101001001', tags: [] },
    address: { label: '家里', communityCode: '990101001001', text: '桃花路 9 号 101 室' },
  })
  const cells: Partial<Record<string, string>> = {
    ...{ name: '盛玉珍', sex: '女', birthDate: '1941-03-08', residence: '户籍' },
    ...{ communityCode: '990101001001', address: '桃花路 9 号 203 室', phone: '15488881234' },
  }
  const rows = [
    importColumns.map(({ title }) => title),
    importColumns.map(({ key }) => cells[key] ?? ''),
  ]
  const phone = await open('manager', 'office/import/index')
  await phone.button('选一张表上传').click()
  await phone.page.locator('.prompt-file').setInputFiles({
    name: '名册.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n')),
  })
  await phone.says('还有 1 行像是已经登记的人')
  await phone.says('先决定那 1 行')
  await phone.tap(/^第 \d+ 行 先不写$/)
  expect(await phone.page.getByText('还有 1 行像是').count()).toBe(0)
  expect(await phone.page.getByText('先决定那 1 行').count()).toBe(0)
})

test('an elder takes a readable copy of everything, then leaves, and is told what the law keeps', async () => {
  const phone = await open('liu-dashan', 'pages/my-data/index')
  await phone.tap(/^绑定的微信/)
  await phone.says('还没有绑定微信')
  await phone.tap('回上一页')
  await phone.tap(/^注销/)
  await phone.tap('先导出我的资料')
  const { name, text } = await handedOver(phone.page, () => phone.button('存一份能看的').click())
  expect(name).toBe('我的资料.html')
  expect(text).toContain('刘大山')
  await phone.quiet()
  await phone.go('pages/my-data/index?part=delete')
  await phone.tap('注销')
  await agree(phone, '注销')
  await phone.says('已经注销了')
  await phone.says('按法律留下')
})

test('an empty page leads on', async () => {
  const phone = await open('chen-guoqiang', 'pages/services/index')
  await phone.says('还没有服务记录')
  await phone.tap('回上一页')
  expect(await phone.route()).toBe('pages/home/index')
})

test('the strip over a PC names whoever signed it in with a phone', async () => {
  const desk = await town.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const options = { as: 'new:desk-pc', page: 'office/sign-in/index', wide: true }
  const pc = await TownPhone.open(desk, town.url, options)
  const { qr } = await pc.data<{ qr: string }>()
  const phone = await open('nurse-zhang', 'pages/settings/index')
  await phone.tap(/^登录电脑/)
  await phone.button('扫电脑上的码').click()
  await phone.button('输入码的内容').click()
  await phone.type('码的内容', qr)
  await phone.tap('确定')
  await phone.tap('是我，登录')
  await pc.page.bringToFront()
  await pc.page.getByText('邻里医养 · 张晓雨').waitFor()
  expect(await pc.takeComplaints()).toEqual([])
  await desk.close()
})
