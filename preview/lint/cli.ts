import { join } from 'node:path'
import { askHost } from './knowledge'
import { lintMiniprogram } from './lint'

/** `lint-miniprogram [folder]`: the sources in miniprogram/ unless another folder is named. */
export function main([folder]: string[]): number {
  const root = folder ?? join(__dirname, '../../miniprogram')
  const problems = lintMiniprogram(root, askHost())
  for (const { file, line, says } of problems) console.error(`${file}:${String(line)} ${says}`)
  console.log(
    problems.length === 0
      ? 'The mini-program keeps to what WeChat and the preview both do.'
      : `${String(problems.length)} places leave what WeChat and the preview both do.`,
  )
  return problems.length === 0 ? 0 : 1
}
