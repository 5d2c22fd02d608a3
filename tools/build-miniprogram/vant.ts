import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { slashes, type Output } from './output'

const require = createRequire(path.join(process.cwd(), 'package.json'))
const PLACE = 'miniprogram_npm/@vant/weapp'

/** How the files of a component name each other. */
const references: Record<string, RegExp> = {
  '.js': /require\(["'](\.[^"']+)["']\)/g,
  '.wxml': /<(?:import|include|wxs)\s[^>]*src="([^"]+)"/g,
  '.wxs': /require\(["']([^"']+)["']\)/g,
  '.wxss': /@import\s+["']([^"']+)["']/g,
}

/**
 * The Vant files that are in use, starting from references such as `@vant/weapp/popup/index`, with all they need.
 * The whole library is larger than one package may be.
 */
export function vantFiles(used: Iterable<string>): Output {
  const lib = path.join(path.dirname(require.resolve('@vant/weapp/package.json')), 'lib')
  const output: Output = new Map()
  const waiting = [...used].map((name) => path.join(lib, name.replace('@vant/weapp/', '')))
  for (let base = waiting.pop(); base; base = waiting.pop()) {
    for (const file of filesOf(base)) {
      const name = `${PLACE}/${slashes(path.relative(lib, file))}`
      if (output.has(name)) continue
      const content = contentOf(file)
      output.set(name, content)
      waiting.push(...referencesIn(file, content.toString()))
    }
  }
  return output
}

/** A reference names a file, or a component by its path without ending. */
function filesOf(base: string): string[] {
  if (path.extname(base)) return [base]
  return ['.js', '.json', '.wxml', '.wxss']
    .map((ending) => base + ending)
    .filter((file) => fs.existsSync(file))
}

function referencesIn(file: string, text: string): string[] {
  const ending = path.extname(file)
  const here = path.dirname(file)
  if (ending === '.json') {
    const { usingComponents = {} } = JSON.parse(text) as {
      usingComponents?: Record<string, string>
    }
    return Object.values(usingComponents).map((name) => path.join(here, name))
  }
  const pattern = references[ending]
  if (!pattern) return []
  return [...text.matchAll(pattern)].map(([, name = '']) => {
    const found = path.join(here, name)
    return ending === '.js' && !path.extname(found) ? `${found}.js` : found
  })
}

/** Vant's icon font lives on a server of its makers; the copy in their npm package takes its place. */
function contentOf(file: string): Buffer {
  const content = fs.readFileSync(file)
  if (!file.endsWith(path.join('icon', 'index.wxss'))) return content
  const local = `@font-face{font-family:"vant-icon";src:url(${iconFont()}) format("woff2")}`
  const text = content.toString().replace(/@font-face\s*\{[^}]*\}/g, '')
  return Buffer.from(`${text}${local}`)
}

function iconFont(): string {
  const sheet = fs.readFileSync(require.resolve('@vant/icons/src/encode-woff2.less'), 'utf8')
  const [, font] = /url\('(data:font\/woff2[^']+)'\)/.exec(sheet) ?? []
  if (!font) throw new Error('The npm package @vant/icons no longer holds its font as data.')
  return font
}
