import { refusedIn } from './expression'
import type { Knowledge } from './knowledge'
import { isRemote, lineAt, type Problem } from './problem'

/** Written by the template language itself. */
const structural = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot', 'page'])

interface Attribute {
  name: string
  value: string
  offset: number
}

/** Tags nobody draws, expressions WeChat refuses, pictures of strangers, pictures found by luck. */
export function lintWxml(
  file: string,
  source: string,
  using: ReadonlySet<string>,
  host: Knowledge,
): Problem[] {
  const text = withoutComments(source)
  const problems: Problem[] = []
  const add = (offset: number, says: string) =>
    void problems.push({ file, line: lineAt(text, offset), says })
  for (const { tag, offset } of tagsOf(text)) {
    if (structural.has(tag) || using.has(tag) || host.tags.has(tag)) continue
    add(offset, `<${tag}> is neither a component of this page nor a tag of the preview`)
  }
  const modules = modulesOf(text)
  for (const { inside, offset } of expressionsOf(text)) {
    const what = refusedIn(inside, modules)
    if (what !== undefined) add(offset, `WeChat refuses ${what} in {{${inside}}}`)
  }
  for (const { name, value, offset } of attributesOf(text)) {
    const says = wrongAddress(name, value)
    if (says !== undefined) add(offset, says)
  }
  return problems
}

/** Comments and inline wxs become blanks, so that lines stay where they are. */
const withoutComments = (source: string): string =>
  source
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
      (_, open: string, body: string, close: string) => `${open}${blank(body)}${close}`,
    )

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

function* tagsOf(text: string): Generator<{ tag: string; offset: number }> {
  const bare = text.replace(/"[^"]*"|'[^']*'|\{\{[\s\S]*?\}\}/g, blank)
  for (const match of bare.matchAll(/<([a-zA-Z][\w-]*)/g)) {
    yield { tag: match[1] ?? '', offset: match.index }
  }
}

function* expressionsOf(text: string): Generator<{ inside: string; offset: number }> {
  for (const match of text.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    yield { inside: (match[1] ?? '').trim(), offset: match.index }
  }
}

function* attributesOf(text: string): Generator<Attribute> {
  for (const match of text.matchAll(/([\w:-]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    yield { name: match[1] ?? '', value: match[3] ?? match[4] ?? '', offset: match.index }
  }
}

const modulesOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/<wxs\b[^>]*\bmodule=["']([^"']+)/g)].map((match) => match[1] ?? ''))

const pictures = new Set(['src', 'poster', 'image', 'icon-src', 'background'])

function wrongAddress(name: string, value: string): string | undefined {
  if (pictures.has(name) && isRemote(value)) return `${name} is remote: ${value}`
  if (name === 'style' && /url\(\s*['"]?(https?:)?\/\//i.test(value)) return `style loads ${value}`
  // A relative picture is looked for from the page in one place and from the component in another.
  if (name === 'src' && /^\.{1,2}\/.*\.(png|jpe?g|gif|svg|webp)$/i.test(value)) {
    return `write the picture's path from the root: ${value}`
  }
  return undefined
}
