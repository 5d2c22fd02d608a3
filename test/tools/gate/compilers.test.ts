import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compilerProblems, compilersRunHere, installed } from '../../../tools/gate/compilers'

let root: string
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-gate-'))
})
afterEach(() => fs.rmSync(root, { recursive: true }))

const problemsOf = (files: Record<string, string>): string[] => {
  const folder = path.join(root, 'package')
  fs.mkdirSync(folder)
  for (const [name, content] of Object.entries(files))
    fs.writeFileSync(path.join(folder, name), content)
  return compilerProblems(folder, path.join(root, 'cache'))
}

describe("WeChat's compilers", () => {
  it('say that they do not run on other machines', () => {
    expect(compilersRunHere('linux', 'x64')).toBe(true)
    expect(compilersRunHere('linux', 'arm64')).toBe(false)
    expect(compilersRunHere('darwin', 'x64')).toBe(false)
  })

  // They are programs for Linux on x86-64; there is nothing to run them on elsewhere.
  if (!compilersRunHere()) return

  it('are copied to where they may be run', () => {
    expect(fs.statSync(installed('wcc', path.join(root, 'cache'))).mode & 0o777).toBe(0o755)
  })

  it('accept a good package', () => {
    expect(
      problemsOf({ 'a.wxml': '<view>{{ a }}</view>', 'a.wxss': '.a { color: red; }' }),
    ).toEqual([])
  })

  it.each([
    ['a tag that is not closed', { 'a.wxml': '<view>' }, /^wcc: a\.wxml:1:1/],
    [
      'an expression WeChat does not know',
      { 'a.wxml': '<view>{{ a ?? b }}</view>' },
      /^wcc: a\.wxml/,
    ],
    ['an object in an expression', { 'a.wxml': '<view>{{ {a:1}.a }}</view>' }, /^wcc: a\.wxml/],
    ['a style sheet that breaks off', { 'a.wxss': '.a { color: red' }, /^wcsc: ERR: a\.wxss/],
    ['an import of nothing', { 'a.wxss': '@import "./b.wxss";' }, /^wcsc: ERR: path/],
  ])('refuse %s', (_, files, words) => {
    expect(problemsOf(files as unknown as Record<string, string>)).toEqual([
      expect.stringMatching(words),
    ])
  })
})
