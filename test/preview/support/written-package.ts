import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A page as a test writes it. */
export interface WrittenPage {
  wxml: string
  /** The object given to `Page`, as source; `hear` is always there and keeps every event it is bound to. */
  js?: string
  wxss?: string
  json?: object
}

/** Origin the written packages call their API at; the preview answers it from its own. */
export const API_ORIGIN = 'https://api.preview.test'

const app = `App({
  heard: [],
  hear(event) {
    const { type, detail, currentTarget } = event
    this.heard.push({ type, detail, id: currentTarget.id })
  },
})`

const page = (js: string) => `const given = ${js}
Page({
  callWx: (name, ...options) => wx[name](...options),
  hear: (event) => getApp().hear(event),
  ...given,
})`

/** Writes a mini-program with these pages into a temporary folder; the first page is the entry. */
export function writePackage(pages: Record<string, WrittenPage>): {
  folder: string
  remove: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'preview-written-'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const window = { navigationBarTitleText: '样页' }
  write('app.json', JSON.stringify({ pages: Object.keys(pages).map(pathOf), window }))
  write('app.js', app)
  write('app.wxss', '')
  write('config.js', `exports.API_URL = '${API_ORIGIN}'\n`)
  for (const [name, { wxml, js = '{}', wxss = '', json = {} }] of Object.entries(pages)) {
    write(`${pathOf(name)}.wxml`, wxml)
    write(`${pathOf(name)}.js`, page(js))
    write(`${pathOf(name)}.wxss`, wxss)
    write(`${pathOf(name)}.json`, JSON.stringify(json))
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** `home` stands for pages/home/index; a name with a slash says its folder itself. */
export const pathOf = (name: string): string =>
  name.includes('/') ? `${name}/index` : `pages/${name}/index`
