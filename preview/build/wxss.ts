import postcss, { type AtRule, type Declaration, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { wechatTags } from './tags'
import { webUnits } from '../kit/units'

/** Where a sheet's rules may reach. */
export type SheetReach =
  | { kind: 'app' }
  | { kind: 'page'; path: string }
  | { kind: 'component'; scope: string }
  /** styleIsolation "shared": classes as written, seen by pages and the other way round. */
  | { kind: 'shared' }

/** WXSS of one file, imports already inlined, as CSS of the phone's document. */
export function compileWxss(source: string, reach: SheetReach, where: string): string {
  const sheet = postcss.parse(source, { from: where })
  const selectors = selectorParser((root) => {
    root.each((selector) => rewriteSelector(selector, reach))
  })
  sheet.walkRules((rule) => {
    if (!insideKeyframes(rule)) rule.selector = selectors.processSync(rule.selector)
  })
  sheet.walkDecls((declaration) => rewriteValue(declaration))
  return sheet.toString()
}

const insideKeyframes = (rule: Rule) =>
  rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)

function rewriteValue(declaration: Declaration) {
  declaration.value = webUnits(declaration.value)
}

function rewriteSelector(selector: selectorParser.Selector, reach: SheetReach) {
  const prefix = reach.kind === 'component' ? `${reach.scope}--` : ''
  selector.walkClasses((name) => {
    name.value = prefix + name.value
  })
  selector.walkIds((id) => {
    id.value = prefix + id.value
  })
  selector.walkTags((tag) => {
    if (tag.value === 'page') tag.value = 'wx-page'
    else if (wechatTags.has(tag.value)) tag.value = `wx-${tag.value}`
  })
  selector.walkPseudos((pseudo) => {
    if (pseudo.value === ':host' && reach.kind === 'component') {
      pseudo.replaceWith(attribute('wx-host', reach.scope))
    }
  })
  if (reach.kind === 'page') keepToPage(selector, reach.path)
}

function attribute(name: string, value: string) {
  const quoteMark = '"'
  const made = selectorParser.attribute({
    attribute: name,
    operator: '=',
    value,
    quoteMark,
    raws: {},
  })
  made.setValue(value, { quoteMark })
  return made
}

/** `:where()` adds no weight, so a page's rule beats app.wxss exactly as it does in WeChat. */
function keepToPage(selector: selectorParser.Selector, path: string) {
  const where = selectorParser.pseudo({ value: `:where([wx-page="${path}"])` })
  const first = selector.first
  if (first.type === 'tag' && first.value === 'wx-page') {
    selector.insertAfter(first, where)
    return
  }
  first.spaces.before = ''
  selector.prepend(selectorParser.combinator({ value: ' ' }))
  selector.prepend(where)
}
