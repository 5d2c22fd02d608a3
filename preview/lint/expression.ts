import ts from 'typescript'

const refused = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.QuestionQuestionToken, '??'],
  [ts.SyntaxKind.QuestionDotToken, '?.'],
  [ts.SyntaxKind.ArrowFunction, 'a function'],
  [ts.SyntaxKind.FunctionExpression, 'a function'],
  [ts.SyntaxKind.TemplateExpression, 'a template text'],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, 'a template text'],
  [ts.SyntaxKind.RegularExpressionLiteral, 'a regular expression'],
  [ts.SyntaxKind.NewExpression, 'new'],
  [ts.SyntaxKind.TypeOfExpression, 'typeof'],
  [ts.SyntaxKind.VoidExpression, 'void'],
  [ts.SyntaxKind.DeleteExpression, 'delete'],
  [ts.SyntaxKind.InKeyword, 'in'],
  [ts.SyntaxKind.InstanceOfKeyword, 'instanceof'],
  [ts.SyntaxKind.AsteriskAsteriskToken, '**'],
  [ts.SyntaxKind.EqualsToken, 'an assignment'],
  [ts.SyntaxKind.PlusPlusToken, '++'],
  [ts.SyntaxKind.MinusMinusToken, '--'],
])

/**
 * What WeChat's template compiler refuses in `{{ }}` although the preview's accepts it; undefined
 * when the expression is fine. `modules` are the wxs modules of the file: only they may be called.
 */
export function refusedIn(expression: string, modules: ReadonlySet<string>): string | undefined {
  // `{{...a, b: 1}}` and `{{a, b}}` of a template's data are the inside of an object.
  const source = /^\s*(\.\.\.|[\w$]+\s*[:,])/.test(expression)
    ? `({${expression}})`
    : `(${expression})`
  const tree = ts.createSourceFile('wxml', source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS)
  let found: string | undefined
  const visit = (node: ts.Node): void => {
    found ??= whatIsWrong(node, modules)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function whatIsWrong(node: ts.Node, modules: ReadonlySet<string>): string | undefined {
  if (ts.isCallExpression(node)) return wrongCall(node, modules)
  if (ts.isPropertyAccessExpression(node) && isLiteral(node.expression)) {
    return 'a member of an object written in place'
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return refused.get(node.operator)
  }
  return refused.get(node.kind)
}

const isLiteral = (node: ts.Expression): boolean =>
  ts.isObjectLiteralExpression(node) ||
  (ts.isParenthesizedExpression(node) && isLiteral(node.expression))

function wrongCall({ expression }: ts.CallExpression, modules: ReadonlySet<string>) {
  const root = rootOf(expression)
  return root !== undefined && modules.has(root) ? undefined : 'a call of something that is not wxs'
}

function rootOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : undefined
}
