/** A town of four people for the shell's pages, with a clock that can be moved and a server that can be down. */
import type { FrameLocator, Page } from 'playwright-core'
import { lendPhones, type BrowserPhones } from './browser-phones'
import type { Answer, Call } from './static-server'

const home = {
  wxml: '<view id="who">{{code}}</view><view id="shown">看了 {{shown}} 次</view><view>字 {{scale}}</view>',
  js: `{
    data: { shown: 0 },
    onLoad() { wx.login({ success: ({ code }) => this.setData({ code }) }) },
    onShow() { this.setData({ shown: this.data.shown + 1, scale: wx.getAppBaseInfo().fontSizeScaleFactor }) },
  }`,
}
const other = {
  wxml: '<view>另一页 {{tab}}</view>',
  js: '{ onLoad({ tab }) { this.setData({ tab }) } }',
}

export const people = [
  {
    persona: 'elder',
    name: '李桂英',
    says: '82 岁，一个人住。',
    role: '老人 82 岁',
    home: '/pages/home/index',
  },
  {
    persona: 'daughter',
    name: '王丽',
    says: '在外地，替妈妈李桂英办。',
    role: '女儿 48 岁',
    home: '/pages/home/index',
  },
  { persona: 'nurse', name: '张敏', says: '今天五户。', role: '护士', home: '/staff/today/index' },
  {
    persona: 'manager',
    name: '陈主任',
    says: '月底要报 22 项。',
    role: '中心主任',
    home: '/office/board/index',
  },
]

const papers = { name: '刘大山', identityNumber: '990101195710090018', phone: '15400000006' }

export interface ShellTown {
  /** The town's instant, in ms. */
  now: number
  /** The server answers 503 to everything. */
  down: boolean
  /** Opens a page of the shell in a window of its own. */
  open(path: string, width?: number, height?: number): Promise<Page>
  /** Closes the windows that were opened, and begins the town's day anew. */
  tidy(): Promise<void>
  close(): Promise<void>
}

const morning = Date.parse('2026-03-05T09:00:00+08:00')

export async function openShellTown(): Promise<ShellTown> {
  const begun = { now: morning, down: false }
  const phones: BrowserPhones = await lendPhones(
    { home, other, 'staff/today': home, 'office/board': home },
    (call) => answer(town, call),
  )
  const open = async (path: string, width = 1440, height = 900) => {
    const context = await phones.browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    await page.goto(phones.origin + path)
    return page
  }
  const tidy = async () => {
    Object.assign(town, begun)
    await Promise.all(phones.browser.contexts().map((context) => context.close()))
  }
  const town: ShellTown = { ...begun, open, tidy, close: () => phones.close() }
  return town
}

function answer(town: ShellTown, { path, body }: Call): ReturnType<Answer> {
  if (town.down) return { status: 503, body: { error: { message: '小镇还没醒' } } }
  if (path === '/api/demo/people') return { body: people }
  if (path === '/api/demo/papers') return { body: papers }
  if (path === '/api/clock') return { body: { now: new Date(town.now).toISOString() } }
  if (path !== '/api/demo/clock') return undefined
  town.now = Date.parse((JSON.parse(body) as { to: string }).to)
  return { body: {} }
}

/** What the phone of somebody on the page shows. */
export const phoneOn = (page: Page, name: string): FrameLocator =>
  page.frameLocator(`iframe[title="${name}的手机"]`)
