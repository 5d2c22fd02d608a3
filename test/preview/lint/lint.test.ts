import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { refusedIn } from '../../../preview/lint/expression'
import { askHost } from '../../../preview/lint/knowledge'
import { lintMiniprogram } from '../../../preview/lint/lint'

const host = askHost()

/** Lints a mini-program of these files; answers as an editor would show them. */
function linted(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  for (const [path, text] of Object.entries({ 'app.json': '{ "pages": [] }', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const problems = lintMiniprogram(folder, host)
  rmSync(folder, { recursive: true })
  return problems.map(({ file, line, says }) => `${file}:${String(line)} ${says}`)
}

describe('what the host is asked', () => {
  it('names the tags it draws and leaves out those it only apologises for', () => {
    expect([...host.tags]).toEqual(expect.arrayContaining(['view', 'scroll-view', 'picker-view']))
    expect(host.tags.has('map')).toBe(false)
  })

  it('names the APIs it has and leaves out those it refuses', () => {
    expect([...host.apis]).toEqual(expect.arrayContaining(['request', 'showToast', 'navigateTo']))
    expect(host.apis.has('requestPayment')).toBe(false)
  })

  it('leaves no window behind', () => {
    expect('document' in globalThis).toBe(false)
  })
})

describe('templates', () => {
  it('may use built-in tags, own components, and those of app.json', () => {
    const files = {
      'app.json': '{ "usingComponents": { "van-icon": "x" } }',
      'a.json': '{ "usingComponents": { "card": "y" } }',
      'a.wxml': '<view wx:if="{{a < b}}"><card/><van-icon/><block/><slot/></view>',
    }
    expect(linted(files)).toEqual([])
  })

  it('may not use a tag that nobody draws', () => {
    expect(linted({ 'a.wxml': '<view>\n<map/>\n<!-- <camera/> --></view>' })).toEqual([
      'a.wxml:2 <map> is neither a component of this page nor a tag of the preview',
    ])
  })

  it('may call wxs and nothing else', () => {
    const wxs = '<wxs module="m">module.exports = { f: function () { return a ?? b } }</wxs>'
    expect(linted({ 'a.wxml': `${wxs}<view>{{m.f(1)}}</view>` })).toEqual([])
    expect(linted({ 'a.wxml': '<view>{{list.join(1)}}</view>' })[0]).toContain('not wxs')
  })

  it('may not load pictures of strangers, nor by a path that depends on who looks', () => {
    expect(linted({ 'a.wxml': '<image src="https://x.test/a.png"/>' })[0]).toContain('remote')
    expect(linted({ 'a.wxml': '<image src="../a.png"/>' })[0]).toContain('from the root')
    expect(linted({ 'a.wxml': '<image src="/a.png"/><image src="{{a}}"/>' })).toEqual([])
  })
})

describe('expressions', () => {
  const modules = new Set(['m'])
  it.each([
    'a.b[c] + 1',
    "a ? 'b' : -c",
    '!a && b || c === d',
    '[a, b, ...c]',
    '...a, b: 1',
    'a, b',
    'm.f(a, m.g(b))',
    '{ a: b }',
  ])('%s is fine', (expression) => expect(refusedIn(expression, modules)).toBeUndefined())

  it.each([
    ['a ?? b', '??'],
    ['a?.b', '?.'],
    ['{ a: 1 }.a', 'a member of an object written in place'],
    ['a.toFixed(2)', 'a call of something that is not wxs'],
    ['() => a', 'a function'],
    ['`${a}`', 'a template text'],
    ['typeof a', 'typeof'],
    ['new Date', 'new'],
    ['a ** 2', '**'],
    ['a = 1', 'an assignment'],
    ['a++', '++'],
  ])('%s is refused for %s', (expression, what) =>
    expect(refusedIn(expression, modules)).toBe(what),
  )
})

describe('sheets', () => {
  const component = { 'c.json': '{ "component": true }' }

  it('of a component may only name classes and its host', () => {
    const sheet = ':host { top: 0 }\n.a::after { top: 0 }\n@keyframes k { from { top: 0 } }'
    expect(linted({ ...component, 'c.wxss': sheet })).toEqual([])
    expect(linted({ ...component, 'c.wxss': '.a view { top: 0 }\n#b { top: 0 }' })).toEqual([
      'c.wxss:1 tag selector "view" is not for components, whose borders it crosses: use a class',
      'c.wxss:2 id selector "#b" is not for components, whose borders it crosses: use a class',
    ])
  })

  it('of a page may name tags', () => {
    expect(linted({ 'p.wxss': 'page, view { top: 0 }' })).toEqual([])
  })

  it('may carry data and load nothing', () => {
    expect(linted({ 'p.wxss': '.a { background: url(data:image/png;base64,AA) }' })).toEqual([])
    expect(linted({ 'p.wxss': '.a { background: url("//x.test/a.png") }' })[0]).toContain('remote')
    expect(linted({ 'p.wxss': '.a { background: url(/a.png) }' })[0]).toContain('does not load')
  })
})

describe('scripts', () => {
  it('may call what the preview has, or what they ask about first', () => {
    expect(linted({ 'a.ts': "wx.showToast({ title: '好' }); wx.env.USER_DATA_PATH" })).toEqual([])
    const asks = "if (wx.canIUse('shareFileMessage')) wx.shareFileMessage({})"
    expect(linted({ 'a.js': asks })).toEqual([])
  })

  it('may not call what it has not', () => {
    expect(linted({ 'a.ts': '\nwx.requestPayment({})' })).toEqual([
      'a.ts:2 wx.requestPayment is not in the preview',
    ])
    expect(linted({ 'a.ts': 'wx.makeCoffee()' })).toHaveLength(1)
  })

  it('keep style isolation in JSON, where the build can read it', () => {
    const options = "Component({ options: { styleIsolation: 'shared' } })"
    expect(linted({ 'a.ts': options })[0]).toContain('JSON')
  })

  it('of npm packages are left out', () => {
    expect(linted({ 'miniprogram_npm/x/a.js': 'wx.requestPayment()' })).toEqual([])
  })
})

it('a page renderer the preview does not have is told', () => {
  expect(linted({ 'a.json': '{\n"renderer": "skyline" }' })).toEqual([
    'a.json:2 "renderer" is not in the preview',
  ])
})
