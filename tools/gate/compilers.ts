import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { filesBelow } from '../build-miniprogram/output'

/** WeChat's own compilers, from the npm package miniprogram-compiler. They are programs for Linux on x86-64. */
export type Compiler = 'wcc' | 'wcsc'

export const compilersRunHere = (platform = process.platform, arch = process.arch): boolean =>
  platform === 'linux' && arch === 'x64'

/** The package ships its programs without the right to run them, so they are copied to a place of ours. */
export function installed(compiler: Compiler, cache: string): string {
  const require = createRequire(path.join(process.cwd(), 'package.json'))
  const shipped = path.join(
    path.dirname(require.resolve('miniprogram-compiler/package.json')),
    'bin',
    'linux',
    compiler,
  )
  const copy = path.join(cache, compiler)
  if (!fs.existsSync(copy) || fs.statSync(copy).size !== fs.statSync(shipped).size) {
    fs.mkdirSync(cache, { recursive: true })
    fs.copyFileSync(shipped, copy)
  }
  fs.chmodSync(copy, 0o755)
  return copy
}

/** What WeChat's compilers find wrong with a built package, in their own words; empty when nothing. */
export function compilerProblems(folder: string, cache: string): string[] {
  const files = filesBelow(folder)
  const templates = files.filter((file) => /\.(wxml|wxs)$/.test(file))
  const sheets = files.filter((file) => file.endsWith('.wxss'))
  const output = path.join(cache, 'output.js')
  const wcc = () => run(installed('wcc', cache), ['-d', '-o', output, ...templates], folder)
  const wcsc = () =>
    run(
      installed('wcsc', cache),
      ['-lc', '-o', output, '-pc', String(sheets.length), ...sheets],
      folder,
    )
  // Without files both print their manual and call that an error.
  return [...(templates.length > 0 ? wcc() : []), ...(sheets.length > 0 ? wcsc() : [])]
}

function run(program: string, args: string[], folder: string): string[] {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error) return [`${path.basename(program)} could not be started: ${error.message}`]
  if (status === 0) return []
  return [`${path.basename(program)}: ${(stderr || stdout).trim()}`]
}
