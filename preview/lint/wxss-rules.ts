import postcss, { type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { isRemote, type Problem } from './problem'

/** What reaches out of a component, what WeChat's sheets cannot load, and what it refuses in components. */
export function lintWxss(file: string, source: string, isComponent: boolean): Problem[] {
  const problems: Problem[] = []
  const add = (line: number | undefined, says: string) =>
    void problems.push({ file, line: line ?? 1, says })
  const sheet = postcss.parse(source, { from: file })
  sheet.walkRules((rule) => {
    if (!isComponent || insideKeyframes(rule)) return
    for (const bad of leaking(rule.selector)) {
      add(
        rule.source?.start?.line,
        `${bad} is not for components, whose borders it crosses: use a class`,
      )
    }
  })
  sheet.walkDecls((declaration) => {
    for (const address of addressesIn(declaration.value)) {
      const says = wrongAddress(address)
      if (says !== undefined) add(declaration.source?.start?.line, says)
    }
  })
  return problems
}

const insideKeyframes = ({ parent }: Rule) =>
  parent?.type === 'atrule' && (parent as postcss.AtRule).name.endsWith('keyframes')

function leaking(selector: string): string[] {
  const found: string[] = []
  selectorParser((root) => {
    root.walkTags((tag) => void found.push(`tag selector "${tag.value}"`))
    root.walkIds((id) => void found.push(`id selector "#${id.value}"`))
    root.walkUniversals(() => void found.push('selector "*"'))
    root.walkAttributes((attribute) => void found.push(`selector "${attribute.toString()}"`))
  }).processSync(selector)
  return found
}

const addressesIn = (value: string): string[] =>
  [...value.matchAll(/url\(\s*["']?([^"')]+)/g)].map((match) => match[1] ?? '')

function wrongAddress(address: string): string | undefined {
  if (address.startsWith('data:')) return undefined
  if (isRemote(address)) return `remote address ${address}`
  return `WeChat does not load files from a sheet: ${address}`
}
