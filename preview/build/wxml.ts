import { TmplGroup } from 'glass-easel-template-compiler'
import { rewriteWxs } from './wxs'

interface TemplateParseError {
  level: 'Note' | 'Warn' | 'Error' | 'Fatal'
  message: string
  startLine: number
}

export interface CompiledTemplate {
  /** An expression over G, R, Q, D, X, Y, Z, P: the compiler's own names. */
  code: string
  /** Tags used, for finding which of the app's global components a page needs. */
  tags: string[]
  /** Templates imported or included, without suffix. */
  imports: string[]
}

/**
 * Compiles one WXML file; `path` without suffix. What the compiler only warns of (a missing end tag)
 * is refused too, since WeChat's own compiler refuses it.
 */
export function compileWxml(path: string, source: string): CompiledTemplate {
  const group = new TmplGroup()
  try {
    refuseErrors(path, group.addTmpl(path, source) as TemplateParseError[])
    for (const name of group.getInlineScriptModuleNames(path) as string[]) {
      const script = group.getInlineScript(path, name)
      group.setInlineScript(path, name, rewriteWxs(script, `${path}.wxml <wxs ${name}>`))
    }
    return {
      code: group.getTmplGenObject(path),
      tags: tagsOf(source),
      imports: group.getDirectDependencies(path) as string[],
    }
  } finally {
    group.free()
  }
}

function refuseErrors(path: string, problems: TemplateParseError[]) {
  const errors = problems.filter((problem) => problem.level !== 'Note')
  if (errors.length === 0) return
  const lines = errors.map(
    (error) => `${path}.wxml:${String(error.startLine + 1)} ${error.message}`,
  )
  throw new Error(lines.join('\n'))
}

/** Opened tags and generics (`generic:item="my-card"`). */
function tagsOf(source: string): string[] {
  const opened = [...source.matchAll(/<([a-z][\w-]*)/g)].map((match) => match[1] ?? '')
  const generic = [...source.matchAll(/generic:[\w-]+="([^"{]+)"/g)].map((match) => match[1] ?? '')
  return [...new Set([...opened, ...generic])]
}

let globals: string | undefined

/** The compiler's runtime helpers as text, the same for every template. */
export function templateGlobals(): string {
  globals ??= readGlobals()
  return globals
}

function readGlobals(): string {
  const group = new TmplGroup()
  // The helper that registers wxs is only written for a group that has some.
  group.addScript('any', '')
  const text = group.exportGlobals()
  group.free()
  return text
}
