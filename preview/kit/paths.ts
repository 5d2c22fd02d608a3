/** Paths inside a package: '/' between names, no leading slash. Shared by build and runtime. */

/** Folds `.` and `..`; never climbs above the package. */
function normalize(path: string): string {
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue
    if (name === '..') names.pop()
    else names.push(name)
  }
  return names.join('/')
}

const folderOf = (file: string) => file.split('/').slice(0, -1).join('/')

/**
 * Where `wanted`, written in `from`, may be. A bare name is first a neighbour, then an npm package
 * built into the nearest miniprogram_npm.
 */
export function candidates(from: string, wanted: string): string[] {
  if (wanted.startsWith('/')) return [normalize(wanted)]
  const beside = normalize(`${folderOf(from)}/${wanted}`)
  return wanted.startsWith('.') ? [beside] : [beside, ...npmPlaces(from, wanted)]
}

function npmPlaces(from: string, name: string): string[] {
  const names = folderOf(from).split('/')
  const folders = names.map((_, depth) => names.slice(0, names.length - depth).join('/'))
  return [...folders, ''].map((folder) => normalize(`${folder}/miniprogram_npm/${name}`))
}
