import ts from 'typescript'
import type { Knowledge } from './knowledge'
import { isRemote, type Problem } from './problem'

/** Not functions, and there in every WeChat. */
const always = new Set(['env', 'canIUse'])

/** Members of `wx` the preview does not have, and options it can only read from JSON. */
export function lintScript(file: string, source: string, host: Knowledge): Problem[] {
  const asked = askedFor(source)
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true)
  const problems: Problem[] = []
  const visit = (node: ts.Node): void => {
    const says = whatIsWrong(node, host, asked)
    const at = tree.getLineAndCharacterOfPosition(node.getStart(tree))
    if (says !== undefined) problems.push({ file, line: at.line + 1, says })
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return problems
}

/** Names a file asks about before it uses them: `wx.canIUse('shareFileMessage')` is false in the preview. */
const askedFor = (source: string): ReadonlySet<string> =>
  new Set([...source.matchAll(/canIUse\(['"](\w+)/g)].map((match) => match[1] ?? ''))

function whatIsWrong(
  node: ts.Node,
  host: Knowledge,
  asked: ReadonlySet<string>,
): string | undefined {
  const member = memberOfWx(node)
  const known = (name: string) => always.has(name) || host.apis.has(name) || asked.has(name)
  if (member !== undefined && !known(member)) {
    return `wx.${member} is not in the preview`
  }
  if (ts.isPropertyAssignment(node)) return wrongOption(node)
  return undefined
}

function memberOfWx(node: ts.Node): string | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined
  const { expression, name } = node
  return ts.isIdentifier(expression) && expression.text === 'wx' ? name.text : undefined
}

function wrongOption({ name, initializer }: ts.PropertyAssignment): string | undefined {
  if (!ts.isIdentifier(name) || !ts.isStringLiteral(initializer)) return undefined
  const { text } = initializer
  if (name.text === 'styleIsolation') return 'styleIsolation belongs into the JSON file'
  // Addresses of the API are made by the kit from one setting.
  return name.text === 'url' && isRemote(text) ? `remote address ${text}` : undefined
}
