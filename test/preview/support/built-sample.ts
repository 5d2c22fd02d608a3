import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPreview } from '../../../preview/build/build'
import { madeOnce } from '../../support/shelf'
import { copySample } from './sample-package'

/** The sample package compiled with the real shell, in a temporary folder. */
export interface BuiltSample {
  /** Static files: phone.html, index.html, preview-assets. */
  to: string
  folder: string
  remove(): void
}

/** Built once in a test run, a copy for everybody who asks: a test may change its own. */
export async function buildSample(): Promise<BuiltSample> {
  const made = await madeOnce('sample', async (directory) => {
    const { folder: from, to } = copySample(directory)
    await buildPreview({ from, to, minify: false })
  })
  const root = mkdtempSync(join(tmpdir(), 'preview-sample-'))
  cpSync(made, root, { recursive: true })
  return {
    to: join(root, 'preview'),
    folder: join(root, 'miniprogram'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
