import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with Chinese letters. Installs what is missing where it may (Debian, as root); else says what to install. */
export async function launchChromium(): Promise<Browser> {
  if (!hasChinese()) install('fonts-noto-cjk')
  const found = chromiumPath() ?? (install('chromium'), chromiumPath())
  if (found === undefined || !hasChinese()) throw new Error(wanted)
  return chromium.launch({ executablePath: found, args: flags })
}

const wanted =
  'The browser tests need Chromium and a Chinese font: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH.'

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
