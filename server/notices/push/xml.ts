import { refuseUnless } from '../../kit/refusal'

export interface Element {
  [name: string]: string | Element | (string | Element)[]
}

const DEEPEST = 6
const MOST_ELEMENTS = 500
/** An opening tag, a closing tag, CDATA, or plain text. Attributes, comments and instructions are none of these. */
const PIECE = /<([A-Za-z]\w*)>|<\/([A-Za-z]\w*)>|<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/gy

interface Open {
  name: string
  text: string
  inside: Element
}

/**
 * The little XML WeChat sends: elements, text and CDATA. Whatever else XML knows (a document type, entities,
 * attributes, comments) is refused, so nothing can be expanded or fetched.
 */
export function readXml(xml: string): Element {
  refuseUnless(!xml.includes('&'), 'push.not-genuine')
  const open: Open[] = [{ name: '', text: '', inside: {} }]
  let end = 0
  let count = 0
  for (const piece of xml.trim().matchAll(PIECE)) {
    end += piece[0].length
    count += 1
    refuseUnless(count <= MOST_ELEMENTS, 'push.not-genuine')
    take(open, piece)
  }
  refuseUnless(end === xml.trim().length && open.length === 1, 'push.not-genuine')
  const { xml: root } = open[0]?.inside ?? {}
  refuseUnless(typeof root === 'object' && !Array.isArray(root), 'push.not-genuine')
  return root
}

function take(open: Open[], [, opens, closes, cdata, text]: RegExpMatchArray) {
  if (opens !== undefined) {
    refuseUnless(open.length < DEEPEST, 'push.not-genuine')
    open.push({ name: opens, text: '', inside: Object.create(null) as Element })
    return
  }
  if (closes !== undefined) return close(open, closes)
  const innermost = open.at(-1)
  if (innermost) innermost.text += cdata ?? text?.trim() ?? ''
}

function close(open: Open[], name: string) {
  const closed = open.pop()
  const around = open.at(-1)
  refuseUnless(closed?.name === name && around, 'push.not-genuine')
  const value = Object.keys(closed.inside).length > 0 ? closed.inside : closed.text
  const before = around.inside[name]
  around.inside[name] = before === undefined ? value : [before, value].flat()
}
