import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A throw-away copy of the sample package with vant built in, as a package builder would. */
export function copySample(root = mkdtempSync(join(tmpdir(), 'preview-sample-'))): {
  folder: string
  to: string
  remove: () => void
} {
  const folder = join(root, 'miniprogram')
  const vant = join(dirname(require.resolve('@vant/weapp/package.json')), 'lib')
  cpSync(join(__dirname, '../sample'), folder, { recursive: true })
  cpSync(vant, join(folder, 'miniprogram_npm/@vant/weapp'), { recursive: true })
  return {
    folder,
    to: join(root, 'preview'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
