import { buildPreview } from '../../../preview/build/build'
import { copySample } from './sample-package'

/** The sample package compiled with the real shell, in a temporary folder. */
export interface BuiltSample {
  /** Static files: phone.html, index.html, preview-assets. */
  to: string
  folder: string
  remove(): void
}

export async function buildSample(): Promise<BuiltSample> {
  const sample = copySample()
  await buildPreview({ from: sample.folder, to: sample.to, minify: false })
  return sample
}
