/** Where the browser of the tests and benches is, and how a machine without one gets it (Debian, as root). */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Chromium without a window: a page opens for a fifth of the work that the whole browser makes of it. */
const windowless = '/usr/bin/chromium-headless-shell'
const places = [
  windowless,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Installs what is missing where it may; whether anything came of it `findChromium` tells. */
export function bringChromium(): void {
  if (!hasChinese()) install('fonts-noto-cjk')
  if (!existsSync(windowless)) install('chromium-headless-shell')
  if (chromiumPath() === undefined) install('chromium')
}

/** The program to start; says what to install when it or its letters are missing. */
export function findChromium(): string {
  const found = ready() ?? (bringChromium(), ready())
  if (found === undefined) throw new Error(wanted)
  return found
}

const ready = () => (hasChinese() ? chromiumPath() : undefined)

const wanted =
  'The browser tests need Chromium and a Chinese font: apt-get install chromium-headless-shell fonts-noto-cjk, or set CHROMIUM_PATH.'

/** CHROMIUM_PATH wins, and must be right when it is given. */
function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH']
  return (given ? [given] : places).find((place) => existsSync(place))
}

/** Without one every Chinese letter is the same empty box, and no measure of a page means anything. */
function hasChinese(): boolean {
  const { stdout, error } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  // Systems without fontconfig (Windows, macOS) bring Chinese fonts of their own.
  return error ? process.platform !== 'linux' : stdout.trim() !== ''
}

function install(name: string): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || process.env['CHROMIUM_PATH'])
    return
  const quiet = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  spawnSync('apt-get', ['-y', 'update'], quiet)
  spawnSync('apt-get', ['-y', 'install', '--no-install-recommends', name, 'fontconfig'], quiet)
}
