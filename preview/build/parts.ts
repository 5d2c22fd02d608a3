import type { Cache } from './cache'
import { compileModule, hideBrowser } from './modules'
import { hashOf, resolveIn, stamp, withoutSuffix, type PackageFolder } from './package-files'
import { inlineImports, reachOf, styleScopeOf } from './scopes'
import { rootOf, type Survey } from './survey'
import { compileWxml, type CompiledTemplate } from './wxml'
import { rewriteWxs } from './wxs'
import { compileWxss } from './wxss'
import type { ComponentConfig } from '../runtime/app-bundle'

/** Compiled text of the main package ('') or one subpackage. */
export interface PartText {
  root: string
  script: string
  style: string
}

interface Needs {
  folder: PackageFolder
  survey: Survey
  cache: Cache
}

/** Compiles every file of the package and sorts the results into main package and subpackages. */
export function compileParts(needs: Needs): PartText[] {
  const { folder, survey } = needs
  const roots = ['', ...survey.roots]
  const templates = compileTemplates(needs)
  return roots.map((root) => {
    const mine = [...folder.files].filter((file) => rootOf(survey.roots, file) === root).sort()
    const script = partScript(root, [
      [
        'modules',
        mine.filter((file) => file.endsWith('.js')).map((file) => moduleEntry(needs, file)),
      ],
      ['templates', entriesOf(templates, mine)],
      [
        'scripts',
        mine.filter((file) => file.endsWith('.wxs')).map((file) => wxsEntry(needs, file)),
      ],
      ['json', jsonEntries(needs, templates, root)],
    ])
    return { root, script, style: partStyle(needs, mine) }
  })
}

type Entry = readonly [name: string, expression: string]

function partScript(root: string, groups: (readonly [string, Entry[]])[]): string {
  const body = groups.map(([name, entries]) => {
    const lines = entries.map(([key, expression]) => `${JSON.stringify(key)}:${expression}`)
    return `${name}:{${lines.join(',\n')}}`
  })
  return `__miniprogram.parts[${JSON.stringify(root)}]=${hideBrowser(`{${body.join(',\n')}}`)};\n`
}

function moduleEntry({ folder, cache }: Needs, file: string): Entry {
  const make = () => compileModule(file, folder.read(file))
  return [file, cache.of('js', file, stamp(folder.root, file), make)]
}

function wxsEntry({ folder, cache }: Needs, file: string): Entry {
  const make = () =>
    `({getRegExp,getDate,constructorOf})=>(require,exports,module)=>{${rewriteWxs(folder.read(file), file)}\n}`
  return [withoutSuffix(file), cache.of('wxs', file, stamp(folder.root, file), make)]
}

function compileTemplates({ folder, cache }: Needs): Map<string, CompiledTemplate> {
  const files = [...folder.files].filter((file) => file.endsWith('.wxml'))
  return new Map(
    files.map((file) => {
      const path = withoutSuffix(file)
      const make = () => compileWxml(path, folder.read(file))
      return [path, cache.of('wxml', file, stamp(folder.root, file), make)]
    }),
  )
}

function entriesOf(templates: Map<string, CompiledTemplate>, mine: string[]): Entry[] {
  return mine
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => {
      const path = withoutSuffix(file)
      return [
        path,
        `({G,R,Q,D,X,Y,Z,P,getRegExp,getDate,constructorOf})=>${templates.get(path)?.code ?? ''}`,
      ]
    })
}

function jsonEntries({ survey }: Needs, templates: Map<string, CompiledTemplate>, root: string) {
  const mine = [...survey.components].filter(([path]) => rootOf(survey.roots, path) === root)
  return mine.map(([path, config]): Entry => {
    const tags = tagsReached(templates, path)
    const global = Object.entries(survey.app.usingComponents ?? {}).filter(([tag]) => tags.has(tag))
    const full: ComponentConfig = {
      ...config,
      usingComponents: { ...Object.fromEntries(global), ...config.usingComponents },
      ...(config.component ? { styleScope: styleScopeOf(path) } : {}),
    }
    return [path, JSON.stringify(full)]
  })
}

/** Tags of a template and of those it imports or includes. */
function tagsReached(
  templates: Map<string, CompiledTemplate>,
  path: string,
  seen: Set<string> = new Set(),
): Set<string> {
  if (seen.has(path)) return new Set()
  seen.add(path)
  const template = templates.get(path)
  const below = (template?.imports ?? []).flatMap((other) => [
    ...tagsReached(templates, other, seen),
  ])
  return new Set([...(template?.tags ?? []), ...below])
}

/** app.wxss first, then components, then pages: the order WeChat gives rules of equal weight. */
function partStyle(needs: Needs, mine: string[]): string {
  const owners = mine
    .filter((file) => file.endsWith('.wxss'))
    .map(withoutSuffix)
    .filter((path) => path === 'app' || needs.survey.components.has(path))
  const rank = (path: string) =>
    path === 'app' ? 0 : needs.survey.components.get(path)?.component ? 1 : 2
  const ordered = owners.sort((a, b) => rank(a) - rank(b))
  return ordered.map((path) => sheetOf(needs, path)).join('\n')
}

function sheetOf({ folder, survey, cache }: Needs, path: string): string {
  const file = `${path}.wxss`
  const resolve = (from: string, wanted: string) =>
    resolveIn(folder.files, from, wanted.replace(/\.wxss$/, ''), ['.wxss'])
  const source = inlineImports(file, folder.read, resolve)
  const reach = reachOf(path, survey.components.get(path))
  const key = hashOf(source + JSON.stringify(reach))
  return cache.of('wxss', file, key, () => compileWxss(source, reach, file))
}
