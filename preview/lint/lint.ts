import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge } from './knowledge'
import { lineAt, type Problem } from './problem'
import { lintScript } from './script-rules'
import { lintWxml } from './wxml-rules'
import { lintWxss } from './wxss-rules'

interface Json {
  component?: boolean
  usingComponents?: Record<string, string>
  renderer?: string
  componentFramework?: string
  plugins?: object
  workers?: unknown
}

/** Parts of app.json and page JSON that the preview does not read. */
const foreignKeys = ['renderer', 'componentFramework', 'plugins', 'workers'] as const

/**
 * Reads a mini-program, its sources or its built package, and tells where it leaves what the
 * preview stands in for. Packages of npm are not ours to correct and are left out.
 */
export function lintMiniprogram(folder: string, host: Knowledge): Problem[] {
  const files = walk(folder, '')
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const json = (path: string): Json =>
    existsSync(join(folder, path)) ? (JSON.parse(read(path)) as Json) : {}
  const global = Object.keys(json('app.json').usingComponents ?? {})
  return files.flatMap((file) => {
    const beside = json(file.replace(/\.[^.]+$/, '.json'))
    const using = new Set([...global, ...Object.keys(beside.usingComponents ?? {})])
    if (file.endsWith('.wxml')) return lintWxml(file, read(file), using, host)
    if (file.endsWith('.wxss')) return lintWxss(file, read(file), beside.component === true)
    if (/\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
      return lintScript(file, read(file), host)
    return file.endsWith('.json') ? lintJson(file, read(file)) : []
  })
}

function lintJson(file: string, text: string): Problem[] {
  const parsed = JSON.parse(text) as Json
  return foreignKeys
    .filter((key) => parsed[key] !== undefined)
    .map((key) => ({
      file,
      line: lineAt(text, text.indexOf(`"${key}"`)),
      says: `"${key}" is not in the preview`,
    }))
}

const leftOut = new Set(['miniprogram_npm', 'node_modules', 'dist'])

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !leftOut.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? walk(root, path) : [path]
    })
    .sort()
}
