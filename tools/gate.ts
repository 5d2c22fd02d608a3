import fs from 'node:fs'
import path from 'node:path'
import { filesBelow, type Output } from './build-miniprogram/output'
import { packageSizes, sizeReport } from './build-miniprogram/sizes'
import { compilerProblems, compilersRunHere } from './gate/compilers'

/** The gate before a package leaves the house: WeChat's own compilers and the size limits. */
function main(): void {
  const root = path.resolve(__dirname, '..')
  const folder = path.join(root, 'dist', 'miniprogram')
  if (!fs.existsSync(path.join(folder, 'app.json'))) {
    throw new Error('dist/miniprogram is not built yet: npm run build')
  }
  const { lines, tooLarge } = sizeReport(packageSizes(packageIn(folder)))
  console.log(lines.join('\n'))
  const problems = [...tooLarge, ...fromCompilers(folder, path.join(root, '.cache', 'wechat'))]
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function fromCompilers(folder: string, cache: string): string[] {
  if (!compilersRunHere()) {
    console.log(
      `WeChat's compilers did not run: they need Linux on x86-64, this is ${process.platform} on ${process.arch}`,
    )
    return []
  }
  const problems = compilerProblems(folder, cache)
  if (problems.length === 0) console.log("WeChat's compilers wcc and wcsc accept the package")
  return problems
}

const packageIn = (folder: string): Output =>
  new Map(filesBelow(folder).map((file) => [file, fs.readFileSync(path.join(folder, file))]))

main()
