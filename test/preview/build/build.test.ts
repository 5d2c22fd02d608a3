import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBuilder, type PreviewBuilder } from '../../../preview/build/build'
import { copySample } from '../support/sample-package'

describe('building the preview', () => {
  let sample: ReturnType<typeof copySample>
  let builder: PreviewBuilder

  beforeAll(async () => {
    sample = copySample()
    builder = await createBuilder({ from: sample.folder, to: sample.to, minify: false })
    await builder.build()
  })
  afterAll(async () => {
    await builder.close()
    sample.remove()
  })

  const file = (path: string) => join(sample.folder, path)
  const served = (name: RegExp) => {
    const assets = join(sample.to, 'preview-assets')
    const found = readdirSync(assets).filter((entry) => name.test(entry))
    expect(found).toHaveLength(1)
    return readFileSync(join(assets, found[0] ?? ''), 'utf8')
  }
  /** Breaks a file, builds, and puts the file back. */
  async function buildWith(path: string, text: string): Promise<unknown> {
    const before = readFileSync(file(path), 'utf8')
    writeFileSync(file(path), text)
    const result = await builder.build().catch((error: unknown) => error)
    writeFileSync(file(path), before)
    return result
  }

  it('writes pages that name their scripts and sheets', () => {
    const html = readFileSync(join(sample.to, 'phone.html'), 'utf8')
    expect(html).toMatch(/<script src="\/preview-assets\/app-main-\w+\.js" defer>/)
    expect(html).toMatch(/<link rel="stylesheet" href="\/preview-assets\/app-main-\w+\.css">/)
    expect(html).not.toContain('<!--')
  })

  it('loads the package only where a phone is', () => {
    expect(readFileSync(join(sample.to, 'index.html'), 'utf8')).not.toContain('app-main')
  })

  it('keeps a subpackage out of the main package', () => {
    expect(served(/^app-main-.*js$/)).not.toContain('staff/work/index')
    expect(served(/^app-staff-.*js$/)).toContain('staff/work/index')
    expect(served(/^app-staff-.*css$/)).toContain('rgb(3, 2, 1)')
  })

  it('finds the API origin of the package', () => {
    expect(served(/^app-[0-9a-f]+\.js$/)).toContain('"apiOrigin":"https://api.sample.test"')
  })

  it('hides the browser from the package', () => {
    expect(served(/^app-main-.*js$/)).toMatch(/function\s?\(window,\s?self,\s?globalThis/)
  })

  it.each([
    ['pages/list/index.js', 'Page({', /pages\/list\/index\.js/],
    ['pages/list/index.wxml', '<view>', /pages\/list\/index\.wxml:1/],
    ['pages/list/index.wxss', '.a { ', /pages\/list\/index\.wxss/],
    ['pages/list/index.wxss', '@import "./none.wxss";', /no sheet ".\/none.wxss"/],
    ['pages/list/index.json', '{ "usingComponents": { "a": "./none" } }', /<a> is ".\/none"/],
    ['pages/list/index.json', '{ oops', /pages\/list\/index\.json/],
    ['app.json', '{ "pages": ["pages/none/index"] }', /pages\/none\/index\.js is missing/],
  ])('says which file is wrong: %s with %s', async (path, text, words) => {
    const result = await buildWith(path, text)
    expect((result as Error).message).toMatch(words)
  })

  it('gives the same package the same number', async () => {
    const first = await builder.build()
    const second = await builder.build()
    expect(second.build).toBe(first.build)
  })

  it('gives a changed package another number and forgets the old files', async () => {
    const before = await builder.build()
    const result = (await buildWith('pages/list/index.wxml', '<view>新</view>')) as typeof before
    expect(result.build).not.toBe(before.build)
    expect(served(/^app-main-.*js$/)).toContain('新')
  })

  it('says that there is no package to build', async () => {
    const empty = await createBuilder({ from: join(sample.folder, 'assets'), to: sample.to })
    await expect(empty.build()).rejects.toThrow(/app\.json is missing/)
    await empty.close()
  })

  it('forgets components that are no longer used', async () => {
    rmSync(file('components/veil'), { recursive: true })
    await expect(builder.build()).rejects.toThrow(/<veil> is "\/components\/veil\/index"/)
  })
})
