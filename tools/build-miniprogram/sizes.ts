import type { Output } from './output'

/** Our own limits in kB, well below WeChat's 2 MB a package. */
const limits = { main: 900, subpackage: 600, all: 3000 }

export interface PackageSize {
  /** '' is the main package, 'all' the sum. */
  name: string
  kB: number
  limit: number
}

interface AppJson {
  subpackages?: { root: string }[]
}

/** How large each package is, the main one first and the sum last. */
export function packageSizes(output: Output): PackageSize[] {
  const app = JSON.parse(output.get('app.json')?.toString() ?? '{}') as AppJson
  const roots = (app.subpackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))
  const bytesOf = (belongs: (file: string) => boolean) =>
    [...output].reduce((sum, [file, content]) => (belongs(file) ? sum + content.length : sum), 0)
  const inkB = (bytes: number) => Math.round(bytes / 102.4) / 10
  return [
    {
      name: '',
      kB: inkB(bytesOf((file) => !roots.some((root) => file.startsWith(root)))),
      limit: limits.main,
    },
    ...roots.map((root) => ({
      name: root,
      kB: inkB(bytesOf((file) => file.startsWith(root))),
      limit: limits.subpackage,
    })),
    { name: 'all', kB: inkB(bytesOf(() => true)), limit: limits.all },
  ]
}

/** The table of sizes in words, and the packages that are too large. */
export function sizeReport(sizes: PackageSize[]): { lines: string[]; tooLarge: string[] } {
  const called = ({ name }: PackageSize) => (name === '' ? 'main' : name)
  return {
    lines: sizes.map((size) => `  ${called(size).padEnd(10)} ${size.kB} kB of ${size.limit} kB`),
    tooLarge: sizes
      .filter(({ kB, limit }) => kB > limit)
      .map((size) => `Package ${called(size)} has ${size.kB} kB, ${size.limit} kB are allowed`),
  }
}
