import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildMiniprogram, type BuildReport } from '../../../tools/build-miniprogram/build'
import { watchMiniprogram } from '../../../tools/build-miniprogram/watch'

let root: string

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-build-'))
  write('miniprogram/app.json', JSON.stringify({ pages: ['pages/home/index'] }))
  write('miniprogram/app.ts', 'App({})')
  write('miniprogram/config.ts', "export const API_URL: string = 'http://source'")
  write('miniprogram/tsconfig.json', '{}')
  write('miniprogram/pages/home/index.json', '{}')
  write('miniprogram/pages/home/index.wxml', '<view>{{ words }}</view>')
  write('miniprogram/pages/home/index.ts', PAGE)
  write(
    'shared/day.ts',
    'export const greet = (name: string): string => `您好,${name}`\nexport const unused = 1',
  )
})
afterEach(() => fs.rmSync(root, { recursive: true }))

const PAGE = `
import { greet } from '../../../shared/day'
import type { Nowhere } from '../../../shared/nowhere'
import { API_URL } from '../../config'
const name: Nowhere = '王秀兰' as never
Page({ data: { words: greet(name), from: API_URL } })
`

const write = (file: string, content: string) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  fs.writeFileSync(path.join(root, file), content)
}
const built = (file: string) => fs.readFileSync(path.join(root, 'dist', file), 'utf8')
const isBuilt = (file: string) => fs.existsSync(path.join(root, 'dist', file))
const needs = () => ({
  from: path.join(root, 'miniprogram'),
  to: path.join(root, 'dist'),
  apiUrl: 'https://api.example',
})
const build = (): Promise<BuildReport> => buildMiniprogram(needs())

describe('the package', () => {
  it('holds every source as one readable script, with shared rules and Chinese words as written', async () => {
    const { problems } = await build()
    expect(problems).toEqual([])
    expect(built('pages/home/index.js')).toContain("require('../../shared/day.js')")
    expect(built('pages/home/index.js')).toContain('王秀兰')
    expect(built('shared/day.js')).toContain('您好')
    expect(built('shared/day.js')).not.toContain('unused')
    expect(isBuilt('shared/nowhere.js')).toBe(false)
    expect(isBuilt('tsconfig.json')).toBe(false)
  })

  it('knows where the API of this environment is', async () => {
    await build()
    const config = jest.requireActual<{ API_URL: string }>(path.join(root, 'dist', 'config.js'))
    expect(config.API_URL).toBe('https://api.example')
  })

  it('bundles a package from npm where WeChat can require it', async () => {
    write('node_modules/tiny/package.json', JSON.stringify({ name: 'tiny', main: 'index.js' }))
    write('node_modules/tiny/index.js', "module.exports = { word: '包' }")
    write('miniprogram/app.ts', "import { word } from 'tiny'\nApp({ word })")
    await build()
    const started: unknown[] = []
    Object.assign(globalThis, { App: (app: unknown) => started.push(app) })
    jest.requireActual(path.join(root, 'dist', 'app.js'))
    expect(started).toEqual([{ word: '包' }])
    expect(isBuilt('npm/tiny/index.js')).toBe(true)
    expect(isBuilt('node_modules')).toBe(false)
  })

  it('touches only what changed and removes what is gone', async () => {
    await build()
    await expect(build()).resolves.toMatchObject({ changed: [] })
    write('miniprogram/pages/home/index.wxml', '<view>新</view>')
    await expect(build()).resolves.toMatchObject({ changed: ['pages/home/index.wxml'] })
    write('dist/left-over.js', '')
    await expect(build()).resolves.toMatchObject({ changed: ['left-over.js'] })
    expect(isBuilt('left-over.js')).toBe(false)
  })

  it('goes on without a page that is not written yet, and says what it lacks', async () => {
    write(
      'miniprogram/app.json',
      JSON.stringify({ pages: ['pages/home/index', 'pages/new/index'] }),
    )
    const { problems } = await build()
    expect(problems).toEqual(['Page pages/new/index has no .ts, .wxml, .json'])
    expect(JSON.parse(built('app.json'))).toMatchObject({ pages: ['pages/home/index'] })
  })

  it('says which component is not there', async () => {
    write(
      'miniprogram/pages/home/index.json',
      JSON.stringify({ usingComponents: { card: '/components/card/index' } }),
    )
    const { problems } = await build()
    expect(problems).toEqual([
      'pages/home/index.json names <card> at /components/card/index, which is not there',
    ])
  })

  it('is not made from a source that cannot be understood', async () => {
    write('miniprogram/app.ts', 'App({')
    await expect(build()).rejects.toThrow(/app\.ts/)
    write('miniprogram/app.ts', "import './missing'\nApp({})")
    await expect(build()).rejects.toThrow(/missing/)
  })
})

describe('Vant', () => {
  it('comes with the components in use and what they need, no more', async () => {
    write(
      'miniprogram/pages/home/index.json',
      JSON.stringify({ usingComponents: { p: '@vant/weapp/popup/index' } }),
    )
    const { problems } = await build()
    expect(problems).toEqual([])
    expect(isBuilt('miniprogram_npm/@vant/weapp/overlay/index.wxml')).toBe(true)
    expect(isBuilt('miniprogram_npm/@vant/weapp/wxs/utils.wxs')).toBe(true)
    expect(isBuilt('miniprogram_npm/@vant/weapp/mixins/transition.js')).toBe(true)
    expect(isBuilt('miniprogram_npm/@vant/weapp/calendar')).toBe(false)
  })

  it('brings its icon font along instead of asking a server for it', async () => {
    write(
      'miniprogram/pages/home/index.json',
      JSON.stringify({ usingComponents: { i: '@vant/weapp/icon/index' } }),
    )
    await build()
    const sheet = built('miniprogram_npm/@vant/weapp/icon/index.wxss')
    expect(sheet).not.toMatch(/url\((?!data:)/)
    expect(sheet).toMatch(/@font-face\{font-family:"vant-icon";src:url\(data:font\/woff2/)
  })
})

describe('our icons', () => {
  it('travel as masks inside one style sheet', async () => {
    write(
      'miniprogram/assets/icons/phone.svg',
      '<svg viewBox="0 0 2 2">\n  <path d="M1 1"/>\n</svg>',
    )
    await build()
    expect(built('components/icon/icons.wxss')).toContain(
      `.icon-phone{-webkit-mask-image:url("data:image/svg+xml,%3Csvg viewBox='0 0 2 2'%3E%3Cpath d='M1 1'/%3E%3C/svg%3E")`,
    )
    expect(isBuilt('assets/icons/phone.svg')).toBe(false)
  })
})

describe('watching', () => {
  it('builds again after a save', async () => {
    const builds: BuildReport[] = []
    let heard: () => void = () => undefined
    const next = () => new Promise<void>((resolve) => (heard = resolve))
    const first = next()
    const stop = watchMiniprogram(needs(), {
      onBuilt: (report) => {
        builds.push(report)
        heard()
      },
      onFailed: (error) => {
        throw error
      },
    })
    await first
    const second = next()
    write('shared/day.ts', 'export const greet = (name: string): string => `早,${name}`')
    await second
    stop()
    expect(builds.at(-1)?.changed).toEqual(['shared/day.js'])
  })
})
