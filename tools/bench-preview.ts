// `npm run bench:preview`: what the browser preview costs. Build times, first paint of every page beside an
// empty page of the same package, navigateTo, save to reload, package sizes; each with its limit.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildPreview } from '../preview/build/build'
import { watchPreview } from '../preview/build/watch'
import { median } from './bench/measure'
import { elder, EMPTY, firstPaints, navigations } from './bench/preview-pages'
import type { BenchPage } from './bench/preview-pages'
import { servePreview } from './bench/preview-server'
import { filesBelow } from './build-miniprogram/output'
import { packageSizes, sizeReport } from './build-miniprogram/sizes'
import { launchChromium } from './lib/chromium'
import { startServer } from './lib/server'

const ROUNDS = 5
const limits = { paintRatio: 2, reloadMs: 2000 }
const built = path.resolve(__dirname, '../dist/miniprogram')

interface AppJson {
  pages: string[]
  subpackages?: { root: string; pages: string[] }[]
}

let failures = 0
function judge(words: string, met: boolean) {
  if (!met) failures += 1
  console.log(`${words}: ${met ? 'met' : 'NOT MET'}`)
}

/** The built package with one more page that shows a single word. */
function withEmptyPage(folder: string): AppJson {
  cpSync(built, folder, { recursive: true })
  const place = path.join(folder, path.dirname(EMPTY))
  mkdirSync(place, { recursive: true })
  writeFileSync(path.join(place, 'index.js'), 'Page({})\n')
  writeFileSync(path.join(place, 'index.wxml'), '<view>空</view>\n')
  writeFileSync(path.join(place, 'index.json'), '{}\n')
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppJson
  const more = JSON.stringify({ ...app, pages: [...app.pages, EMPTY] })
  writeFileSync(path.join(folder, 'app.json'), more)
  return app
}

function pagesOf({ pages, subpackages = [] }: AppJson): BenchPage[] {
  const personas: Record<string, string> = { staff: 'nurse-zhang', office: 'manager' }
  const inside = subpackages.flatMap(({ root, pages: own }) =>
    own.map((page) => ({ path: `${root}/${page}`, persona: personas[root] ?? elder })),
  )
  return [...pages.map((page) => ({ path: page, persona: elder })), ...inside]
}

async function benchBuild(from: string, to: string) {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    await buildPreview({ from, to })
    times.push(performance.now() - start)
  }
  console.log(`\nfull build of the preview: ${Math.round(median(times))} ms (median of 3)`)
}

async function benchPages(to: string, pages: BenchPage[]) {
  const api = await startServer()
  const server = await servePreview(to, api.url)
  const browser = await launchChromium()
  try {
    const paints = await firstPaints(browser, server.url, pages, ROUNDS)
    console.log(`\nfirst paint, median of ${ROUNDS}, nothing cached`)
    for (const { path: page, paint, ratio } of paints) {
      console.log(`  ${page.padEnd(26)} ${Math.round(paint)} ms  ${ratio.toFixed(2)}×`)
    }
    const worst = Math.max(...paints.map(({ ratio }) => ratio))
    judge(
      `slowest page beside the empty one ${worst.toFixed(2)}× (limit ${limits.paintRatio}×)`,
      worst <= limits.paintRatio,
    )
    const { first, later } = await navigations(browser, server.url, 20)
    console.log(`\nnavigateTo: first ${first.toFixed(1)} ms, then ${later.toFixed(1)} ms`)
  } finally {
    await browser.close()
    server.close()
    await api.stop()
  }
}

/** A template is saved and an open phone shows the new build. */
async function benchReload(from: string, to: string) {
  const watch = await watchPreview({ from, to, also: [] })
  const server = await servePreview(to, 'http://127.0.0.1:9')
  const browser = await launchChromium()
  try {
    const tab = await browser.newPage()
    await tab.goto(`${server.url}/phone?page=${EMPTY}`)
    const times: number[] = []
    for (let round = 1; round <= 3; round += 1) {
      await tab.waitForFunction('window.__host && window.__host.route() !== ""')
      const start = performance.now()
      const word = `新${'的'.repeat(round)}`
      writeFileSync(path.join(from, `${EMPTY}.wxml`), `<view>${word}</view>\n`)
      await tab.getByText(word, { exact: true }).waitFor()
      times.push(performance.now() - start)
    }
    const slowest = Math.max(...times)
    console.log('')
    judge(
      `save to reloaded phone ${Math.round(slowest)} ms (limit ${limits.reloadMs} ms)`,
      slowest <= limits.reloadMs,
    )
  } finally {
    await browser.close()
    server.close()
    await watch.close()
  }
}

function benchSizes() {
  const output = new Map(
    filesBelow(built).map((file) => [file, readFileSync(path.join(built, file))]),
  )
  const { lines, tooLarge } = sizeReport(packageSizes(output))
  console.log(`\npackage sizes\n${lines.join('\n')}`)
  judge('package sizes', tooLarge.length === 0)
}

async function main() {
  const root = mkdtempSync(path.join(tmpdir(), 'bench-preview-'))
  const [from, to] = [path.join(root, 'miniprogram'), path.join(root, 'preview')]
  try {
    const app = withEmptyPage(from)
    await benchBuild(from, to)
    await benchPages(to, pagesOf(app))
    await benchReload(from, to)
    benchSizes()
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  // `--smoke` only shows that it runs.
  if (failures > 0 && !process.argv.includes('--smoke')) process.exitCode = 1
}

void main()
