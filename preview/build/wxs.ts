import ts from 'typescript'

interface Edit {
  from: number
  to: number
  text: string
}

/**
 * WXS is not JavaScript in three places, each silent on the screen when left alone:
 * `x.constructor` is the name of the type, string literals of `getRegExp` keep their backslashes,
 * and `require('./a.wxs')` names a file where the template runtime knows paths without suffix.
 */
export function rewriteWxs(source: string, where: string): string {
  const tree = ts.createSourceFile(where, source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS)
  const edits: Edit[] = []
  const visit = (node: ts.Node) => {
    edits.push(...editsOf(node, tree))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return apply(source, edits)
}

function editsOf(node: ts.Node, tree: ts.SourceFile): Edit[] {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'constructor') {
    const target = node.expression
    return [
      { from: target.getStart(tree), to: target.getStart(tree), text: 'constructorOf(' },
      { from: target.getEnd(), to: node.getEnd(), text: ')' },
    ]
  }
  const called = calledWithText(node)
  if (called?.name === 'getRegExp') return [doubleBackslashes(called.argument, tree)]
  if (called?.name === 'require') return [withoutWxs(called.argument, tree)]
  return []
}

function calledWithText(node: ts.Node) {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined
  const argument = node.arguments[0]
  return argument && ts.isStringLiteral(argument)
    ? { name: node.expression.text, argument }
    : undefined
}

/** A backslash already doubled by the author stays one escaped backslash. */
function doubleBackslashes(literal: ts.StringLiteral, tree: ts.SourceFile): Edit {
  const text = literal.getText(tree).replace(/\\\\|\\/g, '\\\\')
  return { from: literal.getStart(tree), to: literal.getEnd(), text }
}

function withoutWxs(literal: ts.StringLiteral, tree: ts.SourceFile): Edit {
  const text = JSON.stringify(literal.text.replace(/\.wxs$/, ''))
  return { from: literal.getStart(tree), to: literal.getEnd(), text }
}

/** Insertions of nested reads (`a.b.constructor.constructor`) meet at one place: inner ones come later. */
function apply(source: string, edits: Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.from - a.from || b.to - a.to)
  return ordered.reduce(
    (text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to),
    source,
  )
}
